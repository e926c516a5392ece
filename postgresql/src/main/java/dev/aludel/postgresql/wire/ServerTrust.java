package dev.aludel.postgresql.wire;

import dev.aludel.error.ConfigurationException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Decides whether a server is the one that was meant, as far as the settings ask. Thread-safe. */
final class ServerTrust extends X509ExtendedTrustManager {
    private final @Nullable X509TrustManager chains;
    private final boolean names;

    private ServerTrust(@Nullable X509TrustManager chains, boolean names) {
        this.chains = chains;
        this.names = names;
    }

    static ServerTrust of(TlsSettings settings) throws GeneralSecurityException {
        return switch (settings.verification()) {
            case NONE -> new ServerTrust(null, false);
            case CHAIN -> new ServerTrust(chains(settings), false);
            case HOST -> new ServerTrust(chains(settings), true);
        };
    }

    private static X509TrustManager chains(TlsSettings settings) throws GeneralSecurityException {
        Path roots = settings.rootCertificates();
        Path revocations = settings.revocations();
        var factory = TrustManagerFactory.getInstance("PKIX");
        if (roots == null && revocations == null) {
            factory.init((KeyStore) null);
            return first(factory);
        }
        var parameters = new PKIXBuilderParameters(anchors(roots), new X509CertSelector());
        parameters.setRevocationEnabled(revocations != null);
        if (revocations != null) {
            var lists = PemFile.read(revocations).revocationLists();
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
            // Only the lists given count; an authority without one fails, as it does with PostgreSQL's own client.
            var checker =
                    (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
            parameters.addCertPathChecker(checker);
        }
        factory.init(new CertPathTrustManagerParameters(parameters));
        return first(factory);
    }

    private static Set<TrustAnchor> anchors(@Nullable Path roots) throws GeneralSecurityException {
        var anchors = new HashSet<TrustAnchor>();
        if (roots == null) {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            for (X509Certificate issuer : first(factory).getAcceptedIssuers()) {
                anchors.add(new TrustAnchor(issuer, null));
            }
        } else {
            for (X509Certificate root : PemFile.read(roots).certificates()) {
                anchors.add(new TrustAnchor(root, null));
            }
        }
        if (anchors.isEmpty()) {
            throw new ConfigurationException(
                    "no certificate of an authority is in " + (roots == null ? "Java's trust store" : roots),
                    "Name a PEM file that has one.");
        }
        return anchors;
    }

    private static X509TrustManager first(TrustManagerFactory factory) throws GeneralSecurityException {
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("Java offers no verification of X.509 chains");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        if (chains != null) {
            chains.checkServerTrusted(chain, authType);
        }
        if (names) {
            String host = engine == null ? null : engine.getPeerHost();
            if (host == null || !CertificateNames.match(chain[0], host)) {
                throw new CertificateException(
                        "the server's certificate is for " + CertificateNames.of(chain[0]) + ", not for " + host);
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("only engines are served here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only engines are served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
