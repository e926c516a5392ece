package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.DatabaseUrl.Host;
import dev.aludel.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlParserTest {

    @Test
    void everyPartOfAServerUrl() {
        var url = UrlParser.parse(
                "postgresql://ann:s3cret@db.example.com:5433/app?sslmode=verify-full&application_name=x");

        assertThat(url.scheme()).isEqualTo("postgresql");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isEqualTo("s3cret");
        assertThat(url.hosts()).containsExactly(new Host("db.example.com", 5433));
        assertThat(url.database()).isEqualTo("app");
        assertThat(url.options()).containsExactly(entry("sslmode", "verify-full"), entry("application_name", "x"));
    }

    @Test
    void partsThatAreLeftOut() {
        var url = UrlParser.parse("mysql://localhost");

        assertThat(url.user()).isNull();
        assertThat(url.password()).isNull();
        assertThat(url.hosts()).containsExactly(new Host("localhost", -1));
        assertThat(url.database()).isEmpty();
        assertThat(UrlParser.parse("postgresql:///app").hosts()).isEmpty();
        assertThat(UrlParser.parse("postgresql://ann@h/app").password()).isNull();
        assertThat(UrlParser.parse("postgresql://ann:@h/app").password()).isEmpty();
    }

    @Test
    void severalHosts() {
        var url = UrlParser.parse("postgresql://a:1,b,[::1]:3,[fe80::1%25eth0]/app");

        assertThat(url.hosts())
                .containsExactly(new Host("a", 1), new Host("b", -1), new Host("::1", 3), new Host("fe80::1%eth0", -1));
    }

    @Test
    void severalHostsInSqlAlchemysSpelling() {
        var url = UrlParser.parse("postgresql+asyncpg://ann:pw@/app?host=a:1&host=[::1]:2&ssl=on");

        assertThat(url.hosts()).containsExactly(new Host("a", 1), new Host("::1", 2));
        assertThat(url.options()).containsExactly(entry("ssl", "on"));
    }

    @Test
    void percentEscapes() {
        var url = UrlParser.parse("postgresql://a%40b:p%40ss%2F%3Aw%25%C3%A9@h/my%20db?options=-c+a%3Db%2Bc");

        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo("p@ss/:w%é");
        assertThat(url.database()).isEqualTo("my db");
        assertThat(url.options()).containsExactly(entry("options", "-c a=b+c"));
    }

    @Test
    void aPlusIsASpaceAmongTheOptionsOnly() {
        assertThat(UrlParser.parse("postgresql://u:a+b@h/d").password()).isEqualTo("a+b");
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite:relative.db,                            relative.db",
        "sqlite:dir/relative.db,                        dir/relative.db",
        "sqlite:/absolute.db,                           /absolute.db",
        "sqlite:///relative.db,                         relative.db",
        "sqlite:////var/absolute.db,                    /var/absolute.db",
        "sqlite:///C:\\data\\x.db,                      C:\\data\\x.db",
        "sqlite::memory:,                               :memory:",
        "sqlite:///:memory:,                            :memory:",
        "sqlite://,                                     :memory:",
        "sqlite:///,                                    :memory:",
        "sqlite+aiosqlite:///relative.db,               relative.db",
        "sqlite+aiosqlite:////var/absolute.db,          /var/absolute.db",
        "sqlite+aiosqlite:///:memory:,                  :memory:",
        "sqlite+aiosqlite://,                           :memory:",
        "sqlite+pysqlite:///relative.db,                relative.db",
        "SQLite:relative.db,                            relative.db",
        "sqlite:a%20b%3F.db,                            a b?.db",
        "jdbc:sqlite:relative.db,                       relative.db",
        "jdbc:sqlite:/var/100%.db,                      /var/100%.db",
        "jdbc:sqlite::memory:,                          :memory:",
        "jdbc:sqlite:,                                  :memory:",
    })
    void sqlite(String text, String database) {
        var url = UrlParser.parse(text);

        assertThat(url.scheme()).isEqualTo("sqlite");
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.hosts()).isEmpty();
        assertThat(UrlParser.parse(url.unmasked())).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql+asyncpg,          postgresql",
        "postgresql+psycopg,          postgresql",
        "postgresql+psycopg2,         postgresql",
        "postgres,                    postgresql",
        "mysql+aiomysql,              mysql",
        "mysql+pymysql,               mysql",
        "mysql+asyncmy,               mysql",
        "mariadb+aiomysql,            mariadb",
        "mariadb+asyncmy,             mariadb",
        "jdbc:postgresql,             postgresql",
        "jdbc:mysql,                  mysql",
        "jdbc:mariadb,                mariadb",
    })
    void otherSpellingsOfAScheme(String scheme, String canonical) {
        assertThat(UrlParser.parse(scheme + "://u:p@h:1/d?k=v"))
                .isEqualTo(UrlParser.parse(canonical + "://u:p@h:1/d?k=v"));
    }

    @Test
    void jdbcNamesUserAndPasswordAmongTheOptions() {
        var url = UrlParser.parse("jdbc:postgresql://a:1,b:2/app?user=ann&password=p%40w&ssl=true");

        assertThat(url).isEqualTo(UrlParser.parse("postgresql://ann:p%40w@a:1,b:2/app?ssl=true"));
        assertThat(UrlParser.parse("jdbc:postgresql:app")).isEqualTo(UrlParser.parse("postgresql:///app"));
    }

    @Test
    void passwordsAreMasked() {
        var url = UrlParser.parse("postgresql://ann:s3cret@h/app?sslpassword=s3cret&sslmode=require");

        assertThat(url.toString()).isEqualTo("postgresql://ann:***@h/app?sslpassword=***&sslmode=require");
        assertThat("" + new DatabaseUrl("mysql", "u", "s3cret", url.hosts(), "d", url.options()))
                .doesNotContain("s3cret");
        assertThat(url.unmasked()).isEqualTo("postgresql://ann:s3cret@h/app?sslpassword=s3cret&sslmode=require");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres//ann:s3cret@h/app",
                "postgresql:ann:s3cret@h/app",
                "postgresql://ann:s3cret",
                "postgresql://ann:s3cret/app",
                "postgresql://ann:s3cret%@h/app",
                "postgresql://ann:s3cret%4@h/app",
                "postgresql://ann:s3cret%ff@h/app",
                "postgresql://ann:s3cret%00@h/app",
                "postgresql://ann:s3cret@x@h/app",
                "postgresql://ann:12/s3cret@h/app",
                "postgresql://ann:12?s3cret@h/app",
                "postgresql://ann:s3cret@h:port/app",
                "postgresql://ann:s3cret@h:0/app",
                "postgresql://ann:s3cret@h:65536/app",
                "postgresql://ann:s3cret@::1/app",
                "postgresql://ann:s3cret@[::1/app",
                "postgresql://ann:s3cret@[nonsense]/app",
                "postgresql://ann:s3cret@[::1]x/app",
                "postgresql://ann:s3cret@a,,b/app",
                "postgresql://ann:s3cret@h h/app",
                "postgresql://ann:s3cret@h/app?flag",
                "postgresql://ann:s3cret@h/app?=x",
                "postgresql://ann:s3cret@h/app?a=1&a=2",
                "postgresql://ann:s3cret@h/app?password=s3cret",
                "postgresql://ann:s3cret@h/app?host=other",
                "postgresql://h/app?a=1&a=2&password=s3cret",
                "postgresql://ann:s3cret@h/app\u0007",
                "mysql:h/app?password=s3cret",
                "jdbc:mysql:loadbalance://ann:s3cret@h/app",
                "sqlite://file.db?key_password=s3cret",
            })
    void malformedUrlsSayHowToWriteOneAndHideThePassword(String text) {
        assertThatThrownBy(() -> UrlParser.parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is malformed")
                .hasMessageContaining("scheme://user:password@host:port/database")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void malformedUrlsSayWhatIsWrong() {
        assertThatThrownBy(() -> UrlParser.parse("sqlite://data.db"))
                .hasMessageContaining("a relative path has three slashes");
        assertThatThrownBy(() -> UrlParser.parse("sqlite:")).hasMessageContaining("sqlite::memory:");
        assertThatThrownBy(() -> UrlParser.parse("postgresql://u:p@w@h/d")).hasMessageContaining("must be written %40");
        assertThatThrownBy(() -> UrlParser.parse("postgresql://h/d?a=1&a=2"))
                .hasMessageContaining("\"a\" is given twice");
        assertThatThrownBy(() -> UrlParser.parse("  ")).hasMessageContaining("does not begin with a scheme");
    }

    @Test
    void unknownSchemesListTheKnownOnes() {
        assertThatThrownBy(() -> UrlParser.parse("postgre://u:s3cret@h/d"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown scheme \"postgre\"")
                .hasMessageContaining("did you mean \"postgresql\"?")
                .hasMessageContaining("mariadb, mysql, postgresql, sqlite")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> UrlParser.parse("postgresql+asyncgp://u:s3cret@h/d"))
                .hasMessageContaining("unknown driver \"asyncgp\"")
                .hasMessageContaining("did you mean \"asyncpg\"?")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> UrlParser.parse("jdbc:oracle:thin:u/s3cret@h"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mariadb, mysql, postgresql, sqlite")
                .hasMessageNotContaining("s3cret");
    }
}
