package dev.aludel.postgresql.wire;

import dev.aludel.error.ConfigurationException;
import java.io.File;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** What TLS needs, made from {@link TlsSettings}: read once, and again when one of the files has changed. Thread-safe. */
final class TlsContext {
    /** The name of PostgreSQL's protocol in ALPN. */
    static final String PROTOCOL = "postgresql";

    private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    /** A file as it was when it was read. */
    private record Stamp(Path path, long modified, long length) {
        static Stamp of(Path path) {
            File file = path.toFile();
            return new Stamp(path, file.lastModified(), file.length());
        }
    }

    private record Loaded(List<Stamp> files, SSLContext context) {}

    private final TlsSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    TlsContext(TlsSettings settings) {
        this.settings = settings;
    }

    /**
     * The client's side for one connection.
     *
     * @throws ConfigurationException if a file cannot be used, or no version is left
     */
    SSLEngine engine(Endpoint endpoint) {
        SSLEngine engine = context().createSSLEngine(endpoint.host(), endpoint.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(versions(engine));
        parameters.setApplicationProtocols(new String[] {PROTOCOL});
        if (settings.serverNameSent() && !endpoint.isUnix() && !CertificateNames.isAddress(endpoint.host())) {
            serverName(endpoint.host(), parameters);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static void serverName(String host, SSLParameters parameters) {
        try {
            parameters.setServerNames(List.of(new SNIHostName(host.endsWith(".") ? chop(host) : host)));
        } catch (IllegalArgumentException e) {
            // Not a name that the extension can carry, such as one with an underscore: the server does without.
        }
    }

    private static String chop(String text) {
        return text.substring(0, text.length() - 1);
    }

    private String[] versions(SSLEngine engine) {
        if (settings.minimumVersion() == null && settings.maximumVersion() == null) {
            return engine.getEnabledProtocols();
        }
        int least = settings.minimumVersion() == null ? 0 : version(settings.minimumVersion());
        int most = settings.maximumVersion() == null ? VERSIONS.size() - 1 : version(settings.maximumVersion());
        var supported = List.of(engine.getSupportedProtocols());
        var allowed = new ArrayList<String>();
        for (int i = most; i >= least; i--) {
            if (supported.contains(VERSIONS.get(i))) {
                allowed.add(VERSIONS.get(i));
            }
        }
        if (allowed.isEmpty()) {
            throw new ConfigurationException(
                    "no version of TLS is left between " + VERSIONS.get(least) + " and " + VERSIONS.get(most),
                    "Let the newest version allowed be no older than the oldest.");
        }
        return allowed.toArray(String[]::new);
    }

    private static int version(String name) {
        for (int i = 0; i < VERSIONS.size(); i++) {
            if (VERSIONS.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new ConfigurationException("there is no TLS version " + name, "Use one of " + VERSIONS + ".");
    }

    private SSLContext context() {
        List<Stamp> files = files();
        Loaded known = loaded;
        if (known != null && known.files.equals(files)) {
            return known.context;
        }
        lock.lock();
        try {
            known = loaded;
            if (known == null || !known.files.equals(files)) {
                known = new Loaded(files, load());
                loaded = known;
            }
            return known.context;
        } finally {
            lock.unlock();
        }
    }

    private List<Stamp> files() {
        var stamps = new ArrayList<Stamp>();
        Path[] paths = {settings.rootCertificates(), settings.revocations(), settings.certificate(), settings.key()};
        for (Path path : paths) {
            if (path != null) {
                stamps.add(Stamp.of(path));
            }
        }
        return stamps;
    }

    private SSLContext load() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = {ClientIdentity.of(settings)};
            TrustManager[] trust = {ServerTrust.of(settings)};
            context.init(keys, trust, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    "TLS cannot be set up: " + e.getMessage(), "Check the certificates and keys named.", null, e);
        }
    }
}
