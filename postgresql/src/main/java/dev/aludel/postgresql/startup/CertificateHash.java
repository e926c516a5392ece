package dev.aludel.postgresql.startup;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The hash of a server's certificate that SCRAM is bound to: {@code tls-server-end-point} of RFC 5929. Stateless. */
final class CertificateHash {
    private CertificateHash() {}

    /** The hash, or null where RFC 5929 defines none: for certificates signed with Ed25519, for example. */
    static byte @Nullable [] of(X509Certificate certificate) {
        try {
            var algorithm = algorithm(certificate);
            return algorithm == null
                    ? null
                    : MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        } catch (GeneralSecurityException | java.io.IOException e) {
            return null;
        }
    }

    /** The hash function of the certificate's signature, where that is a good one; SHA-256 in place of MD5 and SHA-1. */
    private static @Nullable String algorithm(X509Certificate certificate)
            throws GeneralSecurityException, java.io.IOException {
        var signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (signature.contains("PSS")) {
            var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return strong(parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
        }
        var with = signature.indexOf("WITH");
        return with < 0 ? null : strong(signature.substring(0, with));
    }

    private static @Nullable String strong(String digest) {
        return switch (digest.toUpperCase(Locale.ROOT).replace("-", "")) {
            case "MD5", "SHA1", "SHA256" -> "SHA-256";
            case "SHA224" -> "SHA-224";
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            case "SHA3256" -> "SHA3-256";
            case "SHA3384" -> "SHA3-384";
            case "SHA3512" -> "SHA3-512";
            default -> null;
        };
    }
}
