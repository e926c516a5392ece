package dev.aludel.postgresql.wire;

import dev.aludel.error.ConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a wire is encrypted, and whom it trusts. Immutable and thread-safe; share one instance between the wires of
 * a pool, because what it reads from files is kept until a file changes.
 *
 * <pre>{@code
 * TlsSettings.builder().verification(TlsSettings.Verification.HOST).rootCertificates(Path.of("/etc/ca.pem")).build()
 * }</pre>
 */
public final class TlsSettings {
    /** What is asked of the server's certificate. */
    public enum Verification {
        /** Nothing: whoever answers is believed. */
        NONE,
        /** That a trusted authority has signed it. */
        CHAIN,
        /** That, and that it was made for the host that was dialled. */
        HOST
    }

    /** How TLS begins. */
    public enum Negotiation {
        /** The server is asked in clear whether it speaks TLS. */
        REQUEST,
        /** With the first byte; saves a round trip, needs PostgreSQL 17 or later. */
        DIRECT
    }

    /** No TLS: everything in clear. */
    public static final TlsSettings OFF = new TlsSettings(new Builder(), false);

    private final boolean enabled;
    private final boolean required;
    private final Verification verification;
    private final Negotiation negotiation;
    private final @Nullable Path rootCertificates;
    private final @Nullable Path revocations;
    private final @Nullable Path certificate;
    private final @Nullable Path key;
    private final char @Nullable [] keyPassword;
    private final @Nullable String minimumVersion;
    private final @Nullable String maximumVersion;
    private final boolean serverNameSent;
    private final TlsContext context = new TlsContext(this);

    private TlsSettings(Builder from, boolean enabled) {
        this.enabled = enabled;
        required = from.required;
        verification = from.verification;
        negotiation = from.negotiation;
        rootCertificates = from.rootCertificates;
        revocations = from.revocations;
        certificate = from.certificate;
        key = from.key;
        keyPassword = from.keyPassword == null ? null : from.keyPassword.clone();
        minimumVersion = from.minimumVersion;
        maximumVersion = from.maximumVersion;
        serverNameSent = from.serverNameSent;
    }

    /** TLS, required, asked for in clear, without verification: make it stricter. */
    public static Builder builder() {
        return new Builder();
    }

    TlsContext context() {
        return context;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Whether a server that declines ends the attempt; else the wire goes on in clear. */
    public boolean required() {
        return required;
    }

    public Verification verification() {
        return verification;
    }

    public Negotiation negotiation() {
        return negotiation;
    }

    /** Authorities to trust, in PEM; null for those that Java trusts. */
    public @Nullable Path rootCertificates() {
        return rootCertificates;
    }

    /** Certificate revocation lists, in PEM. */
    public @Nullable Path revocations() {
        return revocations;
    }

    /** The client's own certificate. */
    public @Nullable Path certificate() {
        return certificate;
    }

    /** The key of the client's certificate; null when the certificate's file holds it as well. */
    public @Nullable Path key() {
        return key;
    }

    char @Nullable [] keyPassword() {
        return keyPassword;
    }

    /** Such as {@code TLSv1.2}; null for what Java allows. */
    public @Nullable String minimumVersion() {
        return minimumVersion;
    }

    public @Nullable String maximumVersion() {
        return maximumVersion;
    }

    /** Whether the host's name is sent in clear during the handshake (SNI); addresses never are. */
    public boolean serverNameSent() {
        return serverNameSent;
    }

    /** Without the paths' contents and without the password. */
    @Override
    public String toString() {
        return enabled ? "TLS (" + verification + ", " + negotiation + (required ? "" : ", optional") + ")" : "no TLS";
    }

    /** Collects {@link TlsSettings}. Not thread-safe. */
    public static final class Builder {
        private boolean required = true;
        private Verification verification = Verification.NONE;
        private Negotiation negotiation = Negotiation.REQUEST;
        private @Nullable Path rootCertificates;
        private @Nullable Path revocations;
        private @Nullable Path certificate;
        private @Nullable Path key;
        private char @Nullable [] keyPassword;
        private @Nullable String minimumVersion = "TLSv1.2";
        private @Nullable String maximumVersion;
        private boolean serverNameSent = true;

        private Builder() {}

        /** With false, a server that declines TLS is spoken to in clear, on the same wire. */
        public Builder required(boolean yes) {
            required = yes;
            return this;
        }

        public Builder verification(Verification level) {
            verification = level;
            return this;
        }

        public Builder negotiation(Negotiation how) {
            negotiation = how;
            return this;
        }

        /** A PEM file with the authorities to trust; without, or with null, those that Java trusts. */
        public Builder rootCertificates(@Nullable Path pem) {
            rootCertificates = pem;
            return this;
        }

        /** A PEM file with the revocation lists of all authorities of a chain. */
        public Builder revocations(@Nullable Path pem) {
            revocations = pem;
            return this;
        }

        /**
         * The client's certificate (with its chain) and key.
         *
         * @param certificateFile in PEM, or a PKCS #12 file ({@code .p12}, {@code .pfx}) with the key in it
         * @param keyFile in PEM (PKCS #8, PKCS #1 or SEC 1), or null when the first file holds the key as well
         * @param password of the key, or null
         */
        public Builder identity(Path certificateFile, @Nullable Path keyFile, char @Nullable [] password) {
            certificate = certificateFile;
            key = keyFile;
            keyPassword = password == null ? null : password.clone();
            return this;
        }

        /** The oldest version allowed, such as {@code TLSv1.2}, which is also the default; null for what Java allows. */
        public Builder minimumVersion(@Nullable String version) {
            minimumVersion = version;
            return this;
        }

        /** The newest version allowed; null, the default, for the newest that Java speaks. */
        public Builder maximumVersion(@Nullable String version) {
            maximumVersion = version;
            return this;
        }

        /** Whether the host's name is sent in clear during the handshake. */
        public Builder serverNameSent(boolean yes) {
            serverNameSent = yes;
            return this;
        }

        /**
         * The settings.
         *
         * @throws ConfigurationException if the parts contradict each other
         */
        public TlsSettings build() {
            if (negotiation == Negotiation.DIRECT && !required) {
                throw new ConfigurationException(
                        "direct TLS cannot be optional: there is no question that a server could decline",
                        "Require TLS, or let it be negotiated.");
            }
            return new TlsSettings(this, true);
        }
    }
}
