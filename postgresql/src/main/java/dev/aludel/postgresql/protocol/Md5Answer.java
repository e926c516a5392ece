package dev.aludel.postgresql.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer to a server that asks for a password by md5. Stateless. */
public final class Md5Answer {
    private Md5Answer() {}

    /**
     * What to send as the password.
     *
     * @throws NoSuchAlgorithmException if this Java has been told to do without MD5, as under FIPS rules
     */
    public static String of(String user, String password, byte[] salt) throws NoSuchAlgorithmException {
        var md5 = MessageDigest.getInstance("MD5");
        md5.update(password.getBytes(StandardCharsets.UTF_8));
        md5.update(user.getBytes(StandardCharsets.UTF_8));
        var stored = HexFormat.of().formatHex(md5.digest());
        md5.update(stored.getBytes(StandardCharsets.US_ASCII));
        md5.update(salt);
        return "md5" + HexFormat.of().formatHex(md5.digest());
    }
}
