package dev.aludel.postgresql.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The functions that SCRAM-SHA-256 is made of, named as in section 2.2 of RFC 5802. Stateless. */
final class ScramKeys {
    private ScramKeys() {}

    /** {@code Hi(Normalize(password), salt, i)}: PBKDF2 of one block. */
    static byte[] salted(String password, byte[] salt, int iterations) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key(password.getBytes(StandardCharsets.UTF_8)));
            mac.update(salt);
            mac.update(new byte[] {0, 0, 0, 1});
            var block = mac.doFinal();
            var result = block.clone();
            for (int i = 1; i < iterations; i++) {
                mac.update(block);
                mac.doFinal(block, 0);
                for (int j = 0; j < result.length; j++) {
                    result[j] ^= block[j];
                }
            }
            return result;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key(key));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] hash(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** An HMAC key of no bytes and one of a zero byte are the same; Java has only the second. */
    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes.length == 0 ? new byte[1] : bytes, "HmacSHA256");
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("this Java lacks SHA-256 or HMAC, which every Java has to have", cause);
    }
}
