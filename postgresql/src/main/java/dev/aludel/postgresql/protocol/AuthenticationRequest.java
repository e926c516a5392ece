package dev.aludel.postgresql.protocol;

import java.util.ArrayList;
import java.util.List;

/** The forms of the server's Authentication message: how the client shall prove who it is, or that it has. Immutable. */
public sealed interface AuthenticationRequest {
    /** Proven, or nothing to prove. */
    record Ok() implements AuthenticationRequest {}

    /** The password itself is asked for. */
    record CleartextPassword() implements AuthenticationRequest {}

    /** A digest of the password, user name and this salt of four bytes. */
    final class Md5Password implements AuthenticationRequest {
        private final byte[] salt;

        Md5Password(byte[] salt) {
            this.salt = salt;
        }

        public byte[] salt() {
            return salt.clone();
        }
    }

    /** SASL, with one of these mechanisms. */
    record Sasl(List<String> mechanisms) implements AuthenticationRequest {
        public Sasl {
            mechanisms = List.copyOf(mechanisms);
        }
    }

    /** A step of SASL. */
    final class SaslContinue implements AuthenticationRequest {
        private final byte[] data;

        SaslContinue(byte[] data) {
            this.data = data;
        }

        public byte[] data() {
            return data.clone();
        }
    }

    /** The last step of SASL. */
    final class SaslFinal implements AuthenticationRequest {
        private final byte[] data;

        SaslFinal(byte[] data) {
            this.data = data;
        }

        public byte[] data() {
            return data.clone();
        }
    }

    /** A method that is not spoken here, with its name. */
    record Unsupported(String method) implements AuthenticationRequest {}

    /** Reads the body of an Authentication message. */
    static AuthenticationRequest read(byte[] bytes, int from, int to) {
        var reader = new MessageReader(Backend.AUTHENTICATION, bytes, from, to);
        var code = reader.int32();
        var request = switch (code) {
            case 0 -> new Ok();
            case 3 -> new CleartextPassword();
            case 5 -> new Md5Password(reader.bytes(4));
            case 10 -> new Sasl(mechanisms(reader));
            case 11 -> new SaslContinue(reader.rest());
            case 12 -> new SaslFinal(reader.rest());
            case 2 -> new Unsupported("Kerberos V5");
            case 6 -> new Unsupported("SCM credentials");
            case 7, 8 -> {
                reader.rest();
                yield new Unsupported("GSSAPI");
            }
            case 9 -> new Unsupported("SSPI");
            default -> throw reader.violation("asks for the unknown method " + code);
        };
        reader.end();
        return request;
    }

    private static List<String> mechanisms(MessageReader reader) {
        var mechanisms = new ArrayList<String>();
        while (true) {
            var mechanism = reader.cString();
            if (mechanism.isEmpty()) {
                return mechanisms;
            }
            mechanisms.add(mechanism);
        }
    }
}
