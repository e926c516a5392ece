package dev.aludel.postgresql.startup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of one SCRAM exchange, written from RFC 5802 on its own, for scripts. */
final class ScramServer {
    private final String password;
    private final String clientFirst;
    private String serverFirst;

    /** @param initial the client's first message, with its header */
    ScramServer(String password, String initial) {
        this.password = password;
        this.clientFirst = initial.substring(initial.indexOf(",,") + 2);
    }

    String first(int iterations) {
        var nonce = clientFirst.substring(clientFirst.indexOf("r=") + 2);
        serverFirst = "r=" + nonce + "SERVER,s=c2FsdHNhbHQ=,i=" + iterations;
        return serverFirst;
    }

    /** The server's proof, if the client's is right. */
    String last(String clientFinal, int iterations) throws GeneralSecurityException {
        var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(
                        password.toCharArray(), "saltsalt".getBytes(StandardCharsets.US_ASCII), iterations, 256))
                .getEncoded();
        var proofAt = clientFinal.lastIndexOf(",p=");
        var message = clientFirst + "," + serverFirst + "," + clientFinal.substring(0, proofAt);
        var clientKey = hmac(salted, "Client Key");
        var signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
        var proof = Base64.getDecoder().decode(clientFinal.substring(proofAt + 3));
        for (int i = 0; i < proof.length; i++) {
            if ((proof[i] ^ signature[i]) != clientKey[i]) {
                throw new AssertionError("the client's proof is wrong");
            }
        }
        return "v=" + Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), message));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
