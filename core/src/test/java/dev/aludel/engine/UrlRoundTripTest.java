package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.DatabaseUrl.Host;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is rendered is parsed back to the same URL, whatever stands in its parts; and is never printed with its password. */
final class UrlRoundTripTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rendersWhatItParses(@ForAll("serverUrls") DatabaseUrl url) {
        assertThat(UrlParser.parse(url.unmasked())).isEqualTo(url);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rendersFilesThatItParses(@ForAll("files") DatabaseUrl url) {
        assertThat(UrlParser.parse(url.unmasked())).isEqualTo(url);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void neverPrintsThePassword(@ForAll("serverUrls") DatabaseUrl url) {
        var secret = "Q" + url.password() + "Q";
        var open = new DatabaseUrl(url.scheme(), url.user(), secret, url.hosts(), url.database(), url.options());

        assertThat(open.toString())
                .isEqualTo(new DatabaseUrl(url.scheme(), url.user(), "x", url.hosts(), url.database(), url.options())
                        .toString());
    }

    @Provide
    Arbitrary<DatabaseUrl> serverUrls() {
        return Combinators.combine(
                        Arbitraries.of("postgresql", "mysql", "mariadb"),
                        text(1).injectNull(0.2),
                        text(0).injectNull(0.2),
                        hosts(),
                        text(0),
                        options())
                .as(DatabaseUrl::new);
    }

    @Provide
    Arbitrary<DatabaseUrl> files() {
        return Combinators.combine(text(1), options())
                .as((path, options) -> new DatabaseUrl("sqlite", null, null, List.of(), path, options));
    }

    private static Arbitrary<List<Host>> hosts() {
        var name = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .numeric()
                        .withChars("-._/")
                        .ofMinLength(1),
                Arbitraries.of("::1", "2001:db8::7", "fe80::1%eth0"));
        var port =
                Arbitraries.oneOf(Arbitraries.just(-1), Arbitraries.integers().between(1, 65_535));
        return Combinators.combine(name, port).as(Host::new).list().ofMaxSize(4);
    }

    private static Arbitrary<Map<String, String>> options() {
        var name = text(1).filter(
                        key -> !List.of("user", "password", "host", "port").contains(key));
        return Arbitraries.maps(name, text(0)).ofMaxSize(4);
    }

    /** Any text but control characters and halves of a surrogate pair. */
    private static Arbitrary<String> text(int minimum) {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\ud7ff')
                .ofMinLength(minimum)
                .ofMaxLength(12);
    }
}
