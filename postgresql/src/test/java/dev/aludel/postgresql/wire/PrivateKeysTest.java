package dev.aludel.postgresql.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which a client's key may lie in a file. */
class PrivateKeysTest {
    @TempDir
    Path folder;

    private static PrivateKey rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        return generator.generateKeyPair().getPrivate();
    }

    private static PrivateKey ec() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPrivate();
    }

    private Path pem(String label, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve("a.key"),
                "some words in front\n-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    private static byte[] encrypted(PrivateKey key, String password) throws GeneralSecurityException, IOException {
        var algorithm = "PBEWithHmacSHA256AndAES_256";
        var secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray()));
        var cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        var pbes2 = HexFormat.of().parseHex("06092a864886f70d01050d");
        return PrivateKeys.der(
                0x30,
                PrivateKeys.der(0x30, pbes2, cipher.getParameters().getEncoded()),
                PrivateKeys.der(4, cipher.doFinal(key.getEncoded())));
    }

    @Test
    void pkcs8() throws Exception {
        var key = rsa();
        assertThat(PrivateKeys.read(pem("PRIVATE KEY", key.getEncoded()), null, "RSA"))
                .isEqualTo(key);
    }

    @Test
    void pkcs8InBinaryForm() throws Exception {
        var key = ec();
        var file = Files.write(folder.resolve("a.pk8"), key.getEncoded());
        assertThat(PrivateKeys.read(file, null, "EC")).isEqualTo(key);
    }

    @Test
    void encryptedPkcs8() throws Exception {
        var key = ec();
        var file = pem("ENCRYPTED PRIVATE KEY", encrypted(key, "open sesame"));
        assertThat(PrivateKeys.read(file, "open sesame".toCharArray(), "EC")).isEqualTo(key);
        assertThatThrownBy(() -> PrivateKeys.read(file, "wrong".toCharArray(), "EC"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be decrypted");
        assertThatThrownBy(() -> PrivateKeys.read(file, null, "EC"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is encrypted");
    }

    @Test
    void pkcs1() throws Exception {
        var key = rsa();
        // What PKCS #8 wraps begins behind its header, version, algorithm and the header of the octets.
        var inner = Arrays.copyOfRange(key.getEncoded(), 26, key.getEncoded().length);
        assertThat(PrivateKeys.read(pem("RSA PRIVATE KEY", inner), null, "RSA")).isEqualTo(key);
    }

    @Test
    void sec1() throws Exception {
        var key = (ECPrivateKey) ec();
        var number = HexFormat.of().parseHex("%064x".formatted(key.getS()));
        var bytes = HexFormat.of()
                .parseHex("3031020101" + "0420" + HexFormat.of().formatHex(number) + "a00a06082a8648ce3d030107");
        assertThat(PrivateKeys.read(pem("EC PRIVATE KEY", bytes), null, "EC"))
                .isInstanceOfSatisfying(
                        ECPrivateKey.class, read -> assertThat(read.getS()).isEqualTo(key.getS()));
    }

    @Test
    void theOldEncryptionIsRefusedWithAWayOut() throws Exception {
        var file = Files.writeString(
                folder.resolve("old.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----\n",
                US_ASCII);
        assertThatThrownBy(() -> PrivateKeys.read(file, "x".toCharArray(), "RSA"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void aKeyOfAnotherKindThanTheCertificateIsRefused() throws Exception {
        var file = pem("PRIVATE KEY", ec().getEncoded());
        assertThatThrownBy(() -> PrivateKeys.read(file, null, "RSA")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> PrivateKeys.read(folder.resolve("none.key"), null, "RSA"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.key cannot be read");
    }
}
