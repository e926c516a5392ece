package dev.aludel.postgresql.wire;

import dev.aludel.error.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys as files hold them: PKCS #8, in clear or encrypted, PKCS #1 and SEC 1. Stateless. */
final class PrivateKeys {
    private static final byte[] RSA = {
        0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final int CURVE = 0xa0;

    private PrivateKeys() {}

    /** The first key of a file, for the algorithm of the certificate that it belongs to. */
    static PrivateKey read(Path path, char @Nullable [] password, String algorithm) throws GeneralSecurityException {
        PemFile file = PemFile.read(path);
        if (!file.isPem()) {
            return decode(path, pkcs8(path, file.content(), password), algorithm);
        }
        for (var block : file.blocks()) {
            byte[] bytes = block.bytes();
            if (block.legacyEncryption() && block.label().endsWith("PRIVATE KEY")) {
                throw new ConfigurationException(
                        "the key in " + path + " is encrypted in the way of old",
                        "Convert it: openssl pkcs8 -topk8 -in old.key -out new.key");
            }
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return decode(path, bytes, algorithm);
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return decode(path, decrypt(path, bytes, password), algorithm);
                }
                case "RSA PRIVATE KEY" -> {
                    return decode(path, der(SEQUENCE, VERSION_0, RSA, der(OCTETS, bytes)), algorithm);
                }
                case "EC PRIVATE KEY" -> {
                    byte[] curve = der(SEQUENCE, EC, find(path, bytes, CURVE));
                    return decode(path, der(SEQUENCE, VERSION_0, curve, der(OCTETS, bytes)), algorithm);
                }
                default -> {
                    // Certificates and curve parameters may stand before the key.
                }
            }
        }
        throw new ConfigurationException(path + " holds no private key", "Name the PEM file with the client's key.");
    }

    private static byte[] pkcs8(Path path, byte[] der, char @Nullable [] password) throws GeneralSecurityException {
        return password == null ? der : decrypt(path, der, password);
    }

    private static PrivateKey decode(Path path, byte[] pkcs8, String algorithm) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    "the key in " + path + " is not the " + algorithm + " key that its certificate needs",
                    "Name the key that the certificate was made with.",
                    null,
                    e);
        }
    }

    private static byte[] decrypt(Path path, byte[] der, char @Nullable [] password) throws GeneralSecurityException {
        if (password == null) {
            throw new ConfigurationException("the key in " + path + " is encrypted", "Give its password.");
        }
        try {
            var info = new EncryptedPrivateKeyInfo(der);
            var parameters = info.getAlgParameters();
            // For PBES2 the parameters know the algorithm's whole name.
            String name = parameters != null && info.getAlgName().startsWith("PBES2")
                    ? parameters.toString()
                    : info.getAlgName();
            var key = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(password));
            var cipher = Cipher.getInstance(name);
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException | InvalidKeyException | InvalidKeySpecException e) {
            throw new ConfigurationException(
                    "the key in " + path + " cannot be decrypted", "Check its password.", null, e);
        }
    }

    static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (length >= 0x80) {
            // Two bytes of length are enough for any key.
            whole.write(0x82);
            whole.write(length >> 8);
        }
        whole.write(length);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    /** The content of the first part with this tag, within the one sequence that the bytes are. */
    private static byte[] find(Path path, byte[] der, int tag) {
        int at = header(der, 0);
        while (at + 2 <= der.length) {
            int content = header(der, at);
            int end = content + length(der, at);
            if ((der[at] & 0xff) == tag && end <= der.length) {
                return Arrays.copyOfRange(der, content, end);
            }
            at = end;
        }
        throw new ConfigurationException(
                "the key in " + path + " does not name its curve",
                "Convert it: openssl pkcs8 -topk8 -nocrypt -in old.key -out new.key");
    }

    /** Where the content begins of the element that begins here. */
    private static int header(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        if (length < 0x80) {
            return length;
        }
        int value = 0;
        for (int i = at + 2; i < header(der, at) && i < der.length; i++) {
            value = (value << 8) + (der[i] & 0xff);
        }
        return value;
    }
}
