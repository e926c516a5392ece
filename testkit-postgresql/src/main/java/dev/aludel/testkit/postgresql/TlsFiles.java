package dev.aludel.testkit.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority made for one run, a server's certificate for {@code localhost} and {@code 127.0.0.1}, and a client's for the
 * user {@code app}; all in PEM. Written by the JDK's keytool. Immutable.
 *
 * @param authority the certificate to trust
 * @param serverCertificate what the server shows
 * @param serverKey its key, PKCS 8
 * @param clientCertificate what a client named {@code app} shows
 * @param clientKey its key, PKCS 8
 */
public record TlsFiles(Path authority, Path serverCertificate, Path serverKey, Path clientCertificate, Path clientKey) {
    private static final String PASSWORD = "secret";

    /** Makes them in the folder given. */
    static TlsFiles in(Path folder) {
        try {
            Files.createDirectories(folder);
            var stores = new Stores(folder.resolve("keys.p12"));
            stores.pair("authority", "CN=Test Authority", "bc:c");
            stores.pair("server", "CN=localhost", "san=dns:localhost,ip:127.0.0.1");
            stores.pair("client", "CN=app", "ku:c=digitalSignature");
            var authority = folder.resolve("authority.pem");
            stores.sign("server", "san=dns:localhost,ip:127.0.0.1", folder);
            stores.sign("client", "ku:c=digitalSignature", folder);
            var keys = stores.load();
            write(authority, "CERTIFICATE", keys.getCertificate("authority").getEncoded());
            return new TlsFiles(
                    authority,
                    certificate(keys, "server", folder),
                    key(keys, "server", folder),
                    certificate(keys, "client", folder),
                    key(keys, "client", folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("keytool wrote keys that cannot be read", failure);
        }
    }

    private static Path certificate(KeyStore keys, String name, Path folder)
            throws IOException, GeneralSecurityException {
        Certificate first = keys.getCertificateChain(name)[0];
        return write(folder.resolve(name + ".pem"), "CERTIFICATE", first.getEncoded());
    }

    private static Path key(KeyStore keys, String name, Path folder) throws IOException, GeneralSecurityException {
        var encoded = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
        var file = write(folder.resolve(name + ".key"), "PRIVATE KEY", encoded);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static Path write(Path file, String kind, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    /** The one key store that keytool works on. */
    private record Stores(Path file) {
        void pair(String name, String subject, String extension) {
            run(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-dname",
                    subject,
                    "-ext",
                    extension,
                    "-keyalg",
                    "EC",
                    "-validity",
                    "30");
        }

        void sign(String name, String extension, Path folder) {
            var request = folder.resolve(name + ".csr").toString();
            var answer = folder.resolve(name + ".crt").toString();
            run("-certreq", "-alias", name, "-file", request);
            run("-gencert", "-alias", "authority", "-ext", extension, "-infile", request, "-outfile", answer);
            run("-importcert", "-noprompt", "-alias", name, "-file", answer);
        }

        KeyStore load() throws IOException, GeneralSecurityException {
            return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        }

        private void run(String... arguments) {
            var command = new ArrayList<String>();
            command.add(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(List.of(arguments));
            command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
            Commands.run(command);
        }
    }
}
