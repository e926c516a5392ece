package dev.aludel.postgresql.startup;

import dev.aludel.postgresql.settings.SslMode;
import dev.aludel.postgresql.settings.TlsOptions;
import dev.aludel.postgresql.wire.Endpoint;
import dev.aludel.postgresql.wire.TlsSettings;
import dev.aludel.postgresql.wire.TlsSettings.Negotiation;
import dev.aludel.postgresql.wire.TlsSettings.Verification;
import java.util.List;

/** In which order TLS and no TLS are tried at a server. Immutable; shared by all connections of one kind. */
final class TlsPlan {
    private final TlsOptions options;
    private final TlsSettings required;
    private final TlsSettings optional;

    TlsPlan(TlsOptions options) {
        this.options = options;
        this.required = settings(options, true);
        this.optional = options.direct() ? required : settings(options, false);
    }

    /** The attempts to make at this endpoint, the best first. */
    List<TlsSettings> attempts(Endpoint endpoint) {
        var address = endpoint.address();
        if (endpoint.isUnix()) {
            return List.of(TlsSettings.OFF);
        }
        return switch (mode(address != null && Endpoint.isLocal(address))) {
            case DISABLE -> List.of(TlsSettings.OFF);
            case ALLOW -> List.of(TlsSettings.OFF, required);
            case PREFER -> List.of(optional, TlsSettings.OFF);
            case REQUIRE, VERIFY_CA, VERIFY_FULL -> List.of(required);
        };
    }

    /** TLS for a second connection to a server whose first one had it, or had not. */
    TlsSettings again(boolean hadTls) {
        return hadTls ? required : TlsSettings.OFF;
    }

    private SslMode mode(boolean local) {
        var mode = options.mode();
        return mode != null ? mode : local ? SslMode.PREFER : SslMode.REQUIRE;
    }

    /** Whether another attempt may do better where this one has failed. */
    static boolean worthAnother(TlsSettings tried, StartupFailure failure) {
        return switch (failure.kind()) {
            // In the other way, the rules of pg_hba.conf may let us in.
            case REJECTED -> failure.turnedAwayEarly() && failure.throughTls() == tried.enabled();
            case TLS_FAILED, TLS_REFUSED -> tried.enabled();
            default -> false;
        };
    }

    private static TlsSettings settings(TlsOptions options, boolean required) {
        var builder = TlsSettings.builder()
                .required(required)
                .verification(
                        options.mode() == SslMode.VERIFY_FULL
                                ? Verification.HOST
                                : options.mode() == SslMode.VERIFY_CA ? Verification.CHAIN : Verification.NONE)
                .negotiation(options.direct() ? Negotiation.DIRECT : Negotiation.REQUEST)
                .rootCertificates(options.rootCertificates())
                .revocations(options.revocations())
                .minimumVersion(options.minimumVersion())
                .maximumVersion(options.maximumVersion())
                .serverNameSent(options.serverNameSent());
        var certificate = options.certificate();
        var password = options.keyPassword();
        if (certificate != null) {
            builder.identity(certificate, options.key(), password == null ? null : password.toCharArray());
        }
        return builder.build();
    }
}
