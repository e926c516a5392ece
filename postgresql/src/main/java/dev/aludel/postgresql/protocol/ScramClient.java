package dev.aludel.postgresql.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), with channel binding where that is asked for. Each
 * side proves to the other that it knows the password, and neither sends it. For one thread, one exchange, in the order
 * {@link #first}, {@link #finish}, {@link #verify}.
 *
 * <p>Nothing that a server says is believed: its nonce must continue ours, the number of iterations is bounded, and
 * {@link #verify} compares its signature in constant time. What does not fit is a {@link ProtocolViolationException}.
 */
public final class ScramClient {
    public static final String SHA_256 = "SCRAM-SHA-256";
    public static final String SHA_256_PLUS = "SCRAM-SHA-256-PLUS";

    private static final int MAX_SERVER_MESSAGE = 4096;
    private static final int MAX_SALT = 1024;

    private final String password;
    private final String bareFirst;
    private final String nonce;
    private final byte[] bindingInput;
    private final String header;
    private final int maxIterations;
    private byte @Nullable [] serverSignature;

    private ScramClient(
            String user, String password, String nonce, String header, byte[] bindingData, int maxIterations) {
        this.password = password;
        this.nonce = nonce;
        this.header = header;
        this.maxIterations = maxIterations;
        this.bareFirst = "n=" + user + ",r=" + nonce;
        var headerBytes = ascii(header);
        this.bindingInput = Arrays.copyOf(headerBytes, headerBytes.length + bindingData.length);
        System.arraycopy(bindingData, 0, bindingInput, headerBytes.length, bindingData.length);
    }

    /**
     * Without channel binding.
     *
     * @param serverHasNone true says to the server that we would have bound the channel, had it offered that: a server
     *     that did offer it then knows that somebody in between took the offer away
     */
    public static ScramClient unbound(String password, boolean serverHasNone, int maxIterations) {
        return new ScramClient("", password, freshNonce(), serverHasNone ? "y,," : "n,,", new byte[0], maxIterations);
    }

    /** Bound to the TLS connection whose server certificate has this hash (RFC 5929, {@code tls-server-end-point}). */
    public static ScramClient bound(String password, byte[] certificateHash, int maxIterations) {
        return new ScramClient("", password, freshNonce(), "p=tls-server-end-point,,", certificateHash, maxIterations);
    }

    /** With a nonce of the caller's, for examples that are known. */
    static ScramClient known(String user, String password, String nonce, String header, byte[] binding) {
        return new ScramClient(user, password, nonce, header, binding, Integer.MAX_VALUE);
    }

    /** The first message, to go with the mechanism's name. The server knows the user from the StartupMessage. */
    public byte[] first() {
        return ascii(header + bareFirst);
    }

    /** The answer to the server's first message: the proof that we know the password. */
    public byte[] finish(byte[] serverFirst) {
        var message = text(serverFirst);
        var fields = message.split(",", -1);
        if (fields[0].startsWith("m=")) {
            throw violation("demands an extension that is unknown here");
        }
        if (fields.length < 3) {
            throw violation("does not have a nonce, a salt and a number of iterations");
        }
        var combined = value(fields[0], 'r');
        if (!combined.startsWith(nonce) || combined.length() == nonce.length()) {
            throw violation(
                    "has a nonce that does not continue the client's: somebody may be replaying another exchange");
        }
        var salt = base64(value(fields[1], 's'), "salt");
        if (salt.length == 0 || salt.length > MAX_SALT) {
            throw violation("has a salt of " + salt.length + " bytes");
        }
        var iterations = iterations(value(fields[2], 'i'));

        var unproven = "c=" + Base64.getEncoder().encodeToString(bindingInput) + ",r=" + combined;
        var authMessage = ascii(bareFirst + "," + message + "," + unproven);
        var salted = ScramKeys.salted(SaslPrep.prepare(password), salt, iterations);
        var clientKey = ScramKeys.hmac(salted, ascii("Client Key"));
        var proof = ScramKeys.hmac(ScramKeys.hash(clientKey), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        serverSignature = ScramKeys.hmac(ScramKeys.hmac(salted, ascii("Server Key")), authMessage);
        return ascii(unproven + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** Checks the server's last message: its proof that it knows the password as well. */
    public void verify(byte[] serverFinal) {
        var message = text(serverFinal);
        if (message.startsWith("e=")) {
            throw new ProtocolViolationException(
                    "the server ended SCRAM with the error '" + message.substring(2) + "'");
        }
        var expected = serverSignature;
        if (expected == null) {
            throw violation("comes too early");
        }
        var comma = message.indexOf(',');
        var signature = base64(value(comma < 0 ? message : message.substring(0, comma), 'v'), "signature");
        if (!MessageDigest.isEqual(signature, expected)) {
            throw violation("has a wrong signature: it does not know the password, and may be an impostor");
        }
    }

    private int iterations(String digits) {
        if (!digits.matches("[1-9][0-9]{0,9}")) {
            throw violation("has no number of iterations");
        }
        var iterations = Long.parseLong(digits);
        if (iterations > maxIterations) {
            throw violation("demands " + iterations + " iterations of hashing; accepted are " + maxIterations
                    + " (option scramMaxIterations)");
        }
        return (int) iterations;
    }

    private static String value(String field, char name) {
        if (field.length() < 2 || field.charAt(0) != name || field.charAt(1) != '=') {
            throw violation("lacks the field " + name);
        }
        return field.substring(2);
    }

    private static byte[] base64(String text, String what) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw violation("has a " + what + " that is not base64");
        }
    }

    /** Printable ASCII only, which is all that SCRAM's server messages are made of. */
    private static String text(byte[] message) {
        if (message.length > MAX_SERVER_MESSAGE) {
            throw violation("has " + message.length + " bytes, far too many");
        }
        for (byte b : message) {
            if (b < 0x20 || b == 0x7F) {
                throw violation("is not printable ASCII");
            }
        }
        return new String(message, StandardCharsets.US_ASCII);
    }

    private static ProtocolViolationException violation(String what) {
        return new ProtocolViolationException("the server's SCRAM message " + what);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String freshNonce() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
