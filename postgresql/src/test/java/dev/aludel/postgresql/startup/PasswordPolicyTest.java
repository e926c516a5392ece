package dev.aludel.postgresql.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.postgresql.protocol.AuthenticationRequest;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.scripted.ServerMessages;
import dev.aludel.postgresql.settings.PgEnvironment;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.wire.Endpoint;
import dev.aludel.postgresql.wire.TlsDetails;
import dev.aludel.postgresql.wire.TlsSettings;
import dev.aludel.postgresql.wire.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom a password, or what can be turned back into it, is given: see what would be answered on wires of each kind. */
class PasswordPolicyTest {
    private static final SocketAddress FAR = far();
    private static final SocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432);
    private static final SocketAddress UNIX = UnixDomainSocketAddress.of("/run/postgresql/.s.PGSQL.5432");

    @TempDir
    Path folder;

    private static SocketAddress far() {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 5432);
    }

    /** A wire that says where it leads and sends nothing. */
    private record Leading(SocketAddress remoteAddress, TlsDetails tls) implements Wire {
        @Override
        public void write(byte[] bytes, int from, int to) {}

        @Override
        public long unsent() {
            return 0;
        }

        @Override
        public void pauseReading() {}

        @Override
        public void resumeReading() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public void abort() {}
    }

    private static PgSettings settings(String more) {
        return PgSettings.builder(PgEnvironment.NONE)
                .keywords("host=db user=app password=secret " + more)
                .build();
    }

    private static String answer(Wire wire, byte[] request, String more) throws StartupFailure {
        var settings = settings(more);
        var out = new MessageWriter(64);
        var authenticator = new Authenticator(settings, settings.hosts().getFirst(), wire, out);
        authenticator.handle(AuthenticationRequest.read(request, 5, request.length));
        return new String(out.array(), 0, out.size(), StandardCharsets.ISO_8859_1);
    }

    private static TlsDetails tls(X509Certificate certificate, boolean verified) {
        return new TlsDetails("TLSv1.3", "TLS_AES_128_GCM_SHA256", certificate, verified);
    }

    private static final List<byte[]> WEAK =
            List.of(ServerMessages.authenticationCleartextPassword(), ServerMessages.authenticationMd5Password(7));

    @Test
    void aStrangerGetsNoPasswordNeitherInClearNorByMd5() {
        for (var request : WEAK) {
            assertThatThrownBy(() -> answer(new Leading(FAR, null), request, ""))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("nobody has verified");
            assertThatThrownBy(() -> answer(new Leading(FAR, tls(null, false)), request, ""))
                    .hasMessageContaining("nobody has verified");
        }
    }

    @Test
    void aVerifiedServerAndThisMachineDoGetIt() throws Exception {
        for (var request : WEAK) {
            for (var wire :
                    List.of(new Leading(FAR, tls(null, true)), new Leading(LOOPBACK, null), new Leading(UNIX, null))) {
                assertThat(answer(wire, request, "")).startsWith("p");
            }
        }
        assertThat(answer(new Leading(UNIX, null), WEAK.getFirst(), "")).endsWith("secret\0");
    }

    @Test
    void scramGoesToAnybodyBecauseItGivesNothingAway() throws Exception {
        var request = ServerMessages.authenticationSasl("SCRAM-SHA-256");
        assertThat(answer(new Leading(FAR, null), request, "")).contains("n,,n=,r=");
        assertThat(answer(new Leading(FAR, tls(null, false)), request, "")).contains("y,,n=,r=");
        assertThat(answer(new Leading(FAR, tls(null, false)), request, "channel_binding=disable"))
                .contains("n,,n=,r=");
    }

    private X509Certificate certificate(String... keytool) throws Exception {
        var store = folder.resolve("store.p12");
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "x",
                "-dname",
                "CN=x",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret"));
        command.addAll(List.of(keytool));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
        var keys = java.security.KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        Files.delete(store);
        return (X509Certificate) keys.getCertificate("x");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "EC,SHA256withECDSA,SHA-256",
        "EC,SHA384withECDSA,SHA-384",
        "EC,SHA1withECDSA,SHA-256",
        "RSA,SHA512withRSA,SHA-512",
        "RSA,RSASSA-PSS,",
    })
    void scramIsBoundToTheCertificatesHash(String key, String signature, String hash) throws Exception {
        var certificate = certificate("-keyalg", key, "-sigalg", signature);
        var used =
                hash == null ? "SHA-" + (certificate.getSigAlgParams() == null ? "256" : pssDigest(certificate)) : hash;
        assertThat(CertificateHash.of(certificate))
                .isEqualTo(MessageDigest.getInstance(used).digest(certificate.getEncoded()));
        var request = ServerMessages.authenticationSasl("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256");
        assertThat(answer(new Leading(FAR, tls(certificate, false)), request, "channel_binding=require"))
                .contains("SCRAM-SHA-256-PLUS\0")
                .contains("p=tls-server-end-point,,n=,r=");
    }

    private static String pssDigest(X509Certificate certificate) throws Exception {
        var parameters = java.security.AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(certificate.getSigAlgParams());
        return parameters
                .getParameterSpec(java.security.spec.PSSParameterSpec.class)
                .getDigestAlgorithm()
                .replace("SHA-", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "require"})
    void aCertificateWithoutAHashIsRefusedNotPassedOver(String binding) throws Exception {
        var certificate = certificate("-keyalg", "Ed25519");
        assertThat(CertificateHash.of(certificate)).isNull();
        var request = ServerMessages.authenticationSasl("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256");
        var wire = new Leading(FAR, tls(certificate, false));
        assertThatThrownBy(() -> answer(wire, request, "channel_binding=" + binding))
                .hasMessageContaining("Ed");
        assertThat(answer(wire, request, "channel_binding=disable"))
                .contains("SCRAM-SHA-256\0")
                .contains("n,,n=");
    }

    @Test
    void offLoopbackNothingGoesInClearUnlessSomebodyHasSaidSo() {
        var far = Endpoint.of("db", 5432).at(FAR);
        var near = Endpoint.of("localhost", 5432).at(LOOPBACK);
        var unsaid = new TlsPlan(settings("").tls());
        assertThat(unsaid.attempts(far)).singleElement().matches(TlsSettings::required);
        assertThat(unsaid.attempts(near)).hasSize(2).last().isSameAs(TlsSettings.OFF);
        assertThat(unsaid.attempts(Endpoint.of("/run/postgresql", 5432))).containsExactly(TlsSettings.OFF);
        assertThat(new TlsPlan(settings("sslmode=disable").tls()).attempts(far)).containsExactly(TlsSettings.OFF);
        assertThat(new TlsPlan(settings("sslmode=allow").tls()).attempts(far))
                .first()
                .isSameAs(TlsSettings.OFF);
        assertThat(new TlsPlan(settings("sslmode=prefer").tls()).attempts(far))
                .last()
                .isSameAs(TlsSettings.OFF);
    }
}
