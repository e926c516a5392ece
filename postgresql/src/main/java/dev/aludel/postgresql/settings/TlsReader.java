package dev.aludel.postgresql.settings;

import dev.aludel.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what concerns TLS. For one use. */
final class TlsReader {
    private static final String SYSTEM = "system";

    private final Given given;
    private final PgEnvironment environment;

    TlsReader(Given given, PgEnvironment environment) {
        this.given = given;
        this.environment = environment;
    }

    TlsOptions read() {
        var javaTrust = SYSTEM.equals(given.text("sslrootcert"));
        var roots = javaTrust ? null : fileOrUsual("sslrootcert", "root.crt");
        var mode = mode();
        if (javaTrust) {
            if (mode != null && mode != SslMode.VERIFY_FULL) {
                throw given.wrong(
                        "sslmode", "verify-full, which sslrootcert=system needs: a public authority signs for anybody");
            }
            mode = SslMode.VERIFY_FULL;
        }
        if (mode == SslMode.REQUIRE && roots != null) {
            // As libpq has it: whoever names the authority wants it to be looked at.
            mode = SslMode.VERIFY_CA;
        }
        if (mode == SslMode.VERIFY_CA && roots == null) {
            throw new ConfigurationException(
                    "sslmode=verify-ca needs to know whom to trust",
                    "give the authority's certificate with sslrootcert, or use verify-full");
        }
        var direct = direct();
        if (direct && (mode == SslMode.DISABLE || mode == SslMode.ALLOW || mode == SslMode.PREFER)) {
            throw given.wrong(
                    "sslnegotiation", "postgres, or an sslmode of require or more: direct TLS is not optional");
        }
        var certificate = certificate();
        var key = certificate == null ? null : fileOrUsual("sslkey", "postgresql.key");
        return new TlsOptions(
                direct && mode == null ? SslMode.REQUIRE : mode,
                direct,
                roots,
                mode != null && mode.verifies() ? fileOrUsual("sslcrl", "root.crl") : given.path("sslcrl"),
                certificate,
                key,
                given.text("sslpassword"),
                or(version("ssl_min_protocol_version"), "TLSv1.2"),
                version("ssl_max_protocol_version"),
                given.flag("sslsni", true));
    }

    private @Nullable SslMode mode() {
        var mode = given.word("sslmode", SslMode.class);
        var ssl = given.text("ssl");
        if (ssl == null) {
            return mode;
        }
        // asyncpg's name for sslmode, and the JDBC driver's switch.
        var other = switch (ssl.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> SslMode.VERIFY_FULL;
            case "false" -> SslMode.DISABLE;
            default -> given.word("ssl", SslMode.class);
        };
        if (mode != null && given.text("sslmode") != null && ssl.strip().equalsIgnoreCase("true")) {
            return mode;
        }
        return other;
    }

    private boolean direct() {
        return switch (given.text("sslnegotiation", "postgres").strip().toLowerCase(Locale.ROOT)) {
            case "postgres" -> false;
            case "direct" -> true;
            default -> throw given.wrong("sslnegotiation", "postgres or direct");
        };
    }

    private @Nullable Path certificate() {
        return given.text("sslcertmode", "allow").strip().equalsIgnoreCase("disable")
                ? null
                : fileOrUsual("sslcert", "postgresql.crt");
    }

    /** The file that was named, or else the usual one in the user's folder if it is there. */
    private @Nullable Path fileOrUsual(String keyword, String usual) {
        var named = given.path(keyword);
        var home = environment.home();
        if (named != null || home == null) {
            return named;
        }
        var file = home.resolve(".postgresql").resolve(usual);
        return Files.isRegularFile(file) ? file : null;
    }

    private @Nullable String version(String keyword) {
        var text = given.text(keyword);
        if (text == null) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "tlsv1" -> "TLSv1";
            case "tlsv1.1" -> "TLSv1.1";
            case "tlsv1.2" -> "TLSv1.2";
            case "tlsv1.3" -> "TLSv1.3";
            default -> throw given.wrong(keyword, "TLSv1.2 or TLSv1.3");
        };
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
