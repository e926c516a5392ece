package dev.aludel.postgresql.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange of RFC 7677's example, and servers that do not keep to the rules. */
class ScramClientTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SALT = "W22ZaJ0SNY7soEsUEjb6gQ==";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ScramClient client() {
        return ScramClient.known("user", "pencil", NONCE, "n,,", new byte[0]);
    }

    @Test
    void exampleOfRfc7677() {
        var client = client();
        assertThat(text(client.first())).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(text(client.finish(bytes("r=" + SERVER_NONCE + ",s=" + SALT + ",i=4096"))))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        client.verify(bytes("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    }

    @Test
    void channelBindingCoversHeaderAndCertificate() {
        var client = ScramClient.known("user", "pencil", NONCE, "p=tls-server-end-point,,", new byte[] {1, 2, 3});
        assertThat(text(client.first())).startsWith("p=tls-server-end-point,,n=user,");
        var proof = text(client.finish(bytes("r=" + SERVER_NONCE + ",s=" + SALT + ",i=1")));
        var input = Base64.getDecoder().decode(proof.substring(2, proof.indexOf(',')));
        assertThat(input).endsWith(1, 2, 3);
        assertThat(text(input)).startsWith("p=tls-server-end-point,,");
    }

    @Test
    void aServerWithoutChannelBindingIsToldThatTheClientHasIt() {
        assertThat(text(ScramClient.unbound("x", true, 1).first())).startsWith("y,,n=,r=");
        assertThat(text(ScramClient.unbound("x", false, 1).first())).startsWith("n,,n=,r=");
    }

    @Test
    void everyExchangeHasANonceOfItsOwn() {
        assertThat(ScramClient.unbound("x", false, 1).first())
                .isNotEqualTo(ScramClient.unbound("x", false, 1).first());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "r=somebodyElse,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096 | nonce",
                "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096 | nonce",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2147483648 | 2147483648 iterations",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999 | number of iterations",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0 | number of iterations",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-4096 | number of iterations",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i= | number of iterations",
                "r=rOprNGfwEbeRWgbNEkqOx,s=*,i=4096 | not base64",
                "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096 | salt of 0 bytes",
                "r=rOprNGfwEbeRWgbNEkqOx,i=4096,s=W22ZaJ0SNY7soEsUEjb6gQ== | lacks the field s",
                "m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096 | extension",
                "r=rOprNGfwEbeRWgbNEkqOx | does not have",
                "'' | does not have",
                "r=rOprNGfwEbeRWgbNEkqOé,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096 | printable",
            })
    void aFirstMessageThatBreaksTheRulesIsRefused(String message, String reason) {
        assertThatThrownBy(() -> client().finish(bytes(message)))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void iterationsBeyondTheLimitAreRefusedBeforeAnyWork() {
        var client = ScramClient.unbound("x", false, 100_000);
        var nonce = text(client.first()).substring("n,,n=,r=".length());
        assertThatThrownBy(() -> client.finish(bytes("r=" + nonce + "x,s=" + SALT + ",i=100001")))
                .hasMessageContaining("accepted are 100000");
    }

    @Test
    void anEndlessFirstMessageIsRefused() {
        assertThatThrownBy(() -> client().finish(new byte[5000])).hasMessageContaining("5000 bytes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95H4= | wrong signature",
                "v=AAAA | wrong signature",
                "v= | wrong signature",
                "x=1 | lacks the field v",
                "e=invalid-proof | invalid-proof",
            })
    void aServerThatDoesNotProveThatItKnowsThePasswordIsRefused(String message, String reason) {
        var client = client();
        client.finish(bytes("r=" + SERVER_NONCE + ",s=" + SALT + ",i=4096"));
        assertThatThrownBy(() -> client.verify(bytes(message)))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aSignatureBeforeTheProofIsRefused() {
        assertThatThrownBy(() -> client().verify(bytes("v=AAAA"))).hasMessageContaining("too early");
    }
}
