package dev.aludel.postgresql.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a certificate's name covers. */
class CertificateNamesTest {
    @ParameterizedTest
    @CsvSource({
        "db.example.org, db.example.org",
        "db.example.org, DB.Example.ORG",
        "db.example.org, db.example.org.",
        "*.example.org, db.example.org",
        "*.EXAMPLE.org, a-b.example.org"
    })
    void covers(String pattern, String host) {
        assertThat(CertificateNames.matches(pattern, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "db.example.org, example.org",
        "db.example.org, xdb.example.org",
        "*.example.org, example.org",
        "*.example.org, .example.org",
        "*.example.org, a.b.example.org",
        "*.org, example.org",
        "*, localhost",
        "*.*.org, a.example.org",
        "d*.example.org, db.example.org",
        "'', db.example.org"
    })
    void doesNotCover(String pattern, String host) {
        assertThat(CertificateNames.matches(pattern, host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "::1, true", "fe80::1, true", "localhost, false", "1.2.3.4.example, false"})
    void tellsAddressesFromNames(String host, boolean address) {
        assertThat(CertificateNames.isAddress(host)).isEqualTo(address);
    }
}
