package dev.aludel.postgresql.wire;

import dev.aludel.error.ConfigurationException;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The client's certificate and key, shown to whichever server asks: unlike the JDK's own manager it does not withhold them
 * because the server did not name the authority that signed them. Thread-safe.
 */
final class ClientIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final List<X509Certificate> chain;
    private final @Nullable PrivateKey key;

    private ClientIdentity(List<X509Certificate> chain, @Nullable PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /** The settings' certificate and key; one without a key when there is none. */
    static ClientIdentity of(TlsSettings settings) throws GeneralSecurityException {
        Path certificate = settings.certificate();
        if (certificate == null) {
            return new ClientIdentity(List.of(), null);
        }
        Path keyFile = settings.key() == null ? certificate : settings.key();
        if (isPkcs12(keyFile)) {
            return pkcs12(keyFile, settings.keyPassword());
        }
        refuseReadableByOthers(keyFile);
        var chain = PemFile.read(certificate).certificates();
        if (chain.isEmpty()) {
            throw new ConfigurationException(certificate + " holds no certificate", "Name the client's PEM file.");
        }
        String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        return new ClientIdentity(chain, PrivateKeys.read(keyFile, settings.keyPassword(), algorithm));
    }

    private static boolean isPkcs12(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    private static ClientIdentity pkcs12(Path file, char @Nullable [] password) throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        char[] secret = password == null ? new char[0] : password;
        try (var in = new FileInputStream(file.toFile())) {
            store.load(in, secret);
        } catch (IOException e) {
            throw new ConfigurationException(
                    file + " cannot be opened: " + e.getMessage(), "Check the path and the password.", null, e);
        }
        for (var names = store.aliases(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            if (store.isKeyEntry(name) && store.getKey(name, secret) instanceof PrivateKey key) {
                var chain = Arrays.stream(store.getCertificateChain(name))
                        .map(X509Certificate.class::cast)
                        .toList();
                return new ClientIdentity(chain, key);
            }
        }
        throw new ConfigurationException(file + " holds no private key", "Export the key with its certificate.");
    }

    /** As strict as PostgreSQL's own client: a key that others can read is nobody's proof. */
    private static void refuseReadableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            boolean ofRoot = Files.getOwner(file).getName().equals("root");
            var forbidden = PosixFilePermissions.fromString(ofRoot ? "----wxrwx" : "---rwxrwx");
            if (permissions.stream().anyMatch(forbidden::contains)) {
                throw new ConfigurationException(
                        "the key " + file + " can be read by others (" + PosixFilePermissions.toString(permissions)
                                + ")",
                        "chmod 600 (or 640, if root owns it) makes it private.");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Not a file system with permissions, or no file: reading it will tell.
        }
    }

    private @Nullable String choose(String[] keyTypes) {
        return key != null && Arrays.asList(keyTypes).contains(key.getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyTypes);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyTypes);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return key == null ? new String[0] : new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
