package dev.aludel.postgresql.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.UrlParser;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.wire.KeepAlive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What URLs, connection strings, files and the environment say, and which of them wins. */
class PgSettingsTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();

    private PgEnvironment environment() {
        return new PgEnvironment(variables, home, "osuser", List.of());
    }

    private PgSettings url(String url) {
        return PgSettings.builder(environment()).url(UrlParser.parse(url)).build();
    }

    private PgSettings keywords(String text) {
        return PgSettings.builder(environment()).keywords(text).build();
    }

    private String password(PgSettings settings) {
        return settings.passwords().password(settings.hosts().getFirst());
    }

    // ---- URLs

    @Test
    void aUrlSaysHostsUserPasswordAndDatabase() {
        var settings = url("postgresql://me:p%40ss@one:6000,two,[::1]:6001/shop");
        assertThat(settings.hosts())
                .containsExactly(
                        new PgHost("one", null, 6000), new PgHost("two", null, 5432), new PgHost("::1", null, 6001));
        assertThat(settings.user()).isEqualTo("me");
        assertThat(password(settings)).isEqualTo("p@ss");
        assertThat(settings.database()).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me@db/shop?ssl=require",
                "postgresql+asyncpg://me@db/shop?ssl=require",
                "postgres://me@db/shop?sslmode=require",
                "postgresql+psycopg2://me@db/shop?sslmode=require",
                "jdbc:postgresql://db/shop?user=me&sslmode=require",
            })
    void otherSpellingsMeanTheSame(String url) {
        var settings = url(url);
        assertThat(settings.hosts()).containsExactly(new PgHost("db", null, 5432));
        assertThat(settings.tls().mode()).isEqualTo(SslMode.REQUIRE);
        assertThat(settings.user()).isEqualTo("me");
    }

    @Test
    void theJdbcDriversNamesAreUnderstood() {
        var settings = url(
                "jdbc:postgresql://db/shop?user=me&ApplicationName=crm&currentSchema=sales&tcpKeepAlive=false"
                        + "&targetServerType=preferSecondary&loadBalanceHosts=true&ssl=true&preparedStatementCacheQueries=9");
        assertThat(settings.serverSettings())
                .containsEntry("application_name", "crm")
                .containsEntry("search_path", "sales");
        assertThat(settings.keepAlive()).isEqualTo(KeepAlive.OFF);
        assertThat(settings.target()).isEqualTo(TargetSession.PREFER_STANDBY);
        assertThat(settings.loadBalance()).isTrue();
        assertThat(settings.tls().mode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(settings.statementCacheSize()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:///shop?host=/var/run/postgresql",
                "postgresql://%2Fvar%2Frun%2Fpostgresql/shop",
            })
    void aFolderIsAUnixSocket(String url) {
        var host = url(url).hosts().getFirst();
        assertThat(host.isUnix()).isTrue();
        assertThat(host.toString()).isEqualTo("/var/run/postgresql/.s.PGSQL.5432");
    }

    @Test
    void withoutAHostTheUsualPlacesAreTried() throws IOException {
        assertThat(url("postgresql:///").hosts()).containsExactly(new PgHost("localhost", null, 5432));
        Files.createFile(home.resolve(".s.PGSQL.5432"));
        var here = new PgEnvironment(Map.of(), null, "me", List.of(home.resolve("nowhere"), home));
        assertThat(PgSettings.builder(here).build().hosts())
                .containsExactly(new PgHost(home.toString(), null, 5432), new PgHost("localhost", null, 5432));
    }

    @Test
    void theUserIsTheOperatingSystemsAndTheDatabaseTheUsers() {
        var settings = url("postgresql://db");
        assertThat(settings.user()).isEqualTo("osuser");
        assertThat(settings.database()).isEqualTo("osuser");
        assertThat(password(settings)).isNull();
        assertThatThrownBy(() -> PgSettings.builder(PgEnvironment.NONE).build()).hasMessageContaining("which user");
    }

    @Test
    void everyOptionNameOfTheListIsUnderstoodOrRefusedWithAReason() {
        for (var name : PgSettings.optionNames()) {
            try {
                PgSettings.builder(environment()).set(name, "");
            } catch (ConfigurationException refused) {
                assertThat(refused).hasMessageContaining("not supported");
                assertThat(refused.remedy()).isNotEmpty();
            }
        }
        assertThat(PgSettings.optionNames())
                .contains("sslmode", "target_session_attrs", "targetSessionAttrs", "prepareMode");
    }

    // ---- connection strings

    @Test
    void connectionStringsHaveQuotesAndBackslashes() {
        var settings = keywords(
                "  host = one,two port=1,2  user='it''s' dbname = 'a b\\'c\\\\' password=x\\ y ".replace("''", "\\'"));
        assertThat(settings.hosts()).containsExactly(new PgHost("one", null, 1), new PgHost("two", null, 2));
        assertThat(settings.user()).isEqualTo("it's");
        assertThat(settings.database()).isEqualTo("a b'c\\");
        assertThat(password(settings)).isEqualTo("x y");
    }

    @Test
    void anEmptyValueIsNone() {
        variables.put("PGUSER", "fromenv");
        assertThat(keywords("user='' host=h").user()).isEqualTo("osuser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "host one", "host='one", "=x", "a b=c"})
    void malformedStringsAreRefusedWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> keywords("password=geheim " + text))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void addressesSpareTheLookUp() {
        var settings = keywords("host=db hostaddr=10.0.0.1 port=7");
        assertThat(settings.hosts()).containsExactly(new PgHost("db", "10.0.0.1", 7));
        assertThat(keywords("hostaddr=::1").hosts()).containsExactly(new PgHost("::1", "::1", 5432));
        assertThatThrownBy(() -> keywords("hostaddr=db")).hasMessageContaining("hostaddr");
        assertThatThrownBy(() -> keywords("host=a,b hostaddr=1.1.1.1")).hasMessageContaining("hostaddr");
        assertThatThrownBy(() -> keywords("host=a,b,c port=1,2")).hasMessageContaining("port");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect_timeout=10 | PT10S",
                "connect_timeout=0.5 | PT0.5S",
                "connect_timeout=250ms | PT0.25S",
                "connect_timeout=2m | PT2M",
            })
    void timesHaveUnits(String text, Duration expected) {
        assertThat(keywords(text).connectTimeout()).isEqualTo(expected);
    }

    @Test
    void noTimeToConnectIsNoLimit() {
        assertThat(keywords("connect_timeout=0").connectTimeout()).isNull();
        assertThat(keywords("connect_timeout=-1").connectTimeout()).isNull();
        assertThat(keywords("").connectTimeout()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port=0 | port",
                "port=70000 | port",
                "connect_timeout=soon | number of seconds",
                "sslmode=maybe | verify-full",
                "target_session_attrs=whatever | prefer-standby",
                "load_balance_hosts=maybe | true or false",
                "channel_binding=on | prefer",
                "require_auth=magic | scram-sha-256",
                "require_auth=md5,!password | scram-sha-256",
                "require_auth=md5,md5 | each once",
                "keepalives_idle=-1 | keepalives_idle",
                "statement_cache_size=many | whole number",
                "max_protocol_version=4.0 | 3.2",
                "min_protocol_version=3.2 max_protocol_version=3.0 | not newer",
                "sslnegotiation=direct sslmode=prefer | direct TLS is not optional",
                "sslnegotiation=quick | postgres or direct",
                "ssl_min_protocol_version=SSLv3 | TLSv1.2",
                "sslrootcert=system sslmode=require | verify-full",
                "sslmode=verify-ca | sslrootcert",
                "gssencmode=require | GSSAPI",
                "replication=database | replication",
                "client_encoding=latin1 | UTF-8",
                "tcp_user_timeout=1000 | keepalives",
                "sslcertmode=require | sslcertmode",
                "sslcompression=1 | unsafe",
                "krbsrvname=postgres | Kerberos",
                "oauth_issuer=x | OAuth",
                "requirepeer=postgres | requirepeer",
                "sslcrldir=/x | sslcrl",
                "scram_client_key=x | give the password",
                "nosuchthing=1 | known: ",
            })
    void wrongOptionsAreRefusedWithWhatToGive(String text, String expected) {
        assertThatThrownBy(() -> keywords(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gssencmode=prefer",
                "gssencmode=disable",
                "gssdelegation=0",
                "replication=false",
                "client_encoding=utf8",
                "client_encoding=auto",
                "tcp_user_timeout=0",
                "sslcertmode=disable",
                "sslcompression=0"
            })
    void whatAsksForNothingIsWelcome(String text) {
        assertThat(keywords(text)).isNotNull();
    }

    @Test
    void oneOptionInTwoSpellingsIsAnError() {
        assertThatThrownBy(() -> keywords("application_name=a ApplicationName=b"))
                .hasMessageContaining("as \"application_name\" and as \"ApplicationName\"");
    }

    @Test
    void requiredMethodsAreAllowedAndOthersAreNot() {
        assertThat(keywords("require_auth=scram-sha-256,none").authentication().allowed())
                .containsExactlyInAnyOrder(AuthMethod.SCRAM_SHA_256, AuthMethod.NONE);
        assertThat(keywords("require_auth=!password,!md5").authentication().allowed())
                .contains(AuthMethod.SCRAM_SHA_256, AuthMethod.NONE)
                .doesNotContain(AuthMethod.PASSWORD, AuthMethod.MD5);
        assertThat(keywords("").authentication().allowed()).containsExactlyInAnyOrder(AuthMethod.values());
    }

    @Test
    void protocolsAndModesHaveTheirDefaults() {
        var settings = keywords("");
        assertThat(settings.minimumProtocol()).isEqualTo(Frontend.VERSION_3_0);
        assertThat(settings.maximumProtocol()).isEqualTo(Frontend.VERSION_3_0);
        assertThat(keywords("max_protocol_version=latest").maximumProtocol()).isEqualTo(Frontend.VERSION_3_2);
        assertThat(keywords("min_protocol_version=3.2").maximumProtocol()).isEqualTo(Frontend.VERSION_3_2);
        assertThat(settings.tls().mode()).isNull();
        assertThat(settings.prepareMode()).isEqualTo(PrepareMode.NAMED);
        assertThat(keywords("prepare_mode=unnamed").prepareMode()).isEqualTo(PrepareMode.UNNAMED);
        assertThat(keywords("prepare_mode=pooled").prepareMode()).isEqualTo(PrepareMode.POOLED);
        assertThat(settings.authentication().channelBinding()).isEqualTo(ChannelBinding.PREFER);
        assertThat(settings.cancelGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.serverSettings()).containsExactly(Map.entry("application_name", "aludel"));
        assertThat(keywords("fallback_application_name=x").serverSettings()).containsEntry("application_name", "x");
        assertThat(keywords("sslnegotiation=direct").tls().mode()).isEqualTo(SslMode.REQUIRE);
        assertThat(keywords("sslrootcert=system").tls().mode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(keywords("sslrootcert=/ca.pem sslmode=require").tls().mode()).isEqualTo(SslMode.VERIFY_CA);
    }

    @Test
    void settingsOfTheServerThatTheDriverDependsOnCannotBeChosen() {
        var settings = PgSettings.builder(environment())
                .serverSetting("work_mem", "64MB")
                .build();
        assertThat(settings.serverSettings()).containsEntry("work_mem", "64MB");
        for (var name : List.of("DateStyle", "client_encoding", "user", "_pq_.x", "")) {
            assertThatThrownBy(() -> PgSettings.builder(environment()).serverSetting(name, "x"))
                    .isInstanceOf(ConfigurationException.class);
        }
        assertThatThrownBy(() -> PgSettings.builder(environment()).serverSetting("work_mem", "a\0b"))
                .hasMessageContaining("NUL");
        assertThatThrownBy(() ->
                        PgSettings.builder(environment()).set("user", "a\0b").build())
                .hasMessageContaining("NUL");
    }

    // ---- secrets

    @Test
    void passwordsAreNeverPrinted() {
        var settings = url("postgresql://me:geheim@db/shop?sslpassword=verborgen");
        assertThat(settings.toString()).doesNotContain("geheim").doesNotContain("verborgen");
        assertThat(settings.passwords().toString()).doesNotContain("geheim");
        assertThat(settings.tls().toString()).doesNotContain("verborgen");
        variables.put("PGPASSWORD", "geheim");
        assertThat(environment().toString()).doesNotContain("geheim");
        assertThatThrownBy(() -> keywords("password=geheim passWord=verborgen"))
                .message()
                .doesNotContain("geheim")
                .doesNotContain("verborgen");
    }

    // ---- environment and service file

    @Test
    void theEnvironmentFillsWhatNobodySaid() {
        variables.putAll(Map.of(
                "PGHOST",
                "envhost",
                "PGPORT",
                "7000",
                "PGUSER",
                "envuser",
                "PGPASSWORD",
                "envpass",
                "PGDATABASE",
                "envdb",
                "PGSSLMODE",
                "require",
                "PGAPPNAME",
                "envapp",
                "PGTZ",
                "Europe/Berlin",
                "PGOPTIONS",
                "-c work_mem=1MB",
                "PGTARGETSESSIONATTRS",
                "primary"));
        var settings = url("postgresql://db:8000/shop");
        assertThat(settings.hosts()).containsExactly(new PgHost("db", null, 8000));
        assertThat(settings.database()).isEqualTo("shop");
        assertThat(settings.user()).isEqualTo("envuser");
        assertThat(password(settings)).isEqualTo("envpass");
        assertThat(settings.tls().mode()).isEqualTo(SslMode.REQUIRE);
        assertThat(settings.target()).isEqualTo(TargetSession.PRIMARY);
        assertThat(settings.serverSettings())
                .containsEntry("TimeZone", "Europe/Berlin")
                .containsEntry("application_name", "envapp")
                .containsEntry("options", "-c work_mem=1MB");
        assertThat(keywords("").hosts()).containsExactly(new PgHost("envhost", null, 7000));
    }

    @Test
    void wrongVariablesAreNamed() {
        variables.put("PGPORT", "x");
        assertThatThrownBy(() -> keywords("")).hasMessageContaining("in the environment (PGPORT)");
        variables.clear();
        variables.put("PGREQUIREPEER", "postgres");
        assertThatThrownBy(() -> keywords("")).hasMessageContaining("PGREQUIREPEER");
    }

    @Test
    void aServiceStandsBetweenWhatIsSaidAndTheEnvironment() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                "# ours\n[other]\nhost=wrong\n\n[crm]\nhost=fromservice\nport = 6000\nuser=serviceuser\n[last]\nhost=wrong\n");
        variables.put("PGUSER", "envuser");
        variables.put("PGPORT", "1");
        variables.put("PGDATABASE", "envdb");
        var settings = keywords("service=crm port=7000");
        assertThat(settings.hosts()).containsExactly(new PgHost("fromservice", null, 7000));
        assertThat(settings.user()).isEqualTo("serviceuser");
        assertThat(settings.database()).isEqualTo("envdb");
        variables.put("PGSERVICE", "last");
        assertThat(keywords("").hosts().getFirst().name()).isEqualTo("wrong");
        assertThatThrownBy(() -> keywords("service=none"))
                .hasMessageContaining("none")
                .hasMessageContaining(".pg_service.conf");
    }

    @Test
    void theServiceFileMayBeNamedAndIsReadStrictly() throws IOException {
        var file = Files.writeString(home.resolve("services"), "[a]\nhost=x\nbroken\n[b]\nservice=a\n[c]\nnosuch=1\n");
        variables.put("PGSERVICEFILE", file.toString());
        assertThatThrownBy(() -> keywords("service=a")).hasMessageContaining("line 3");
        assertThatThrownBy(() -> keywords("service=b")).hasMessageContaining("cannot refer");
        assertThatThrownBy(() -> keywords("service=c"))
                .hasMessageContaining("nosuch")
                .hasMessageContaining("service file");
    }

    // ---- password files

    private void passwordFile(String permissions, String... lines) throws IOException {
        var file = Files.writeString(home.resolve(".pgpass"), String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void thePasswordFilesFirstLineThatFitsCounts() throws IOException {
        passwordFile(
                "rw-------",
                "# comment",
                "",
                "db:5432:other:me:wrong",
                "db:5432:*:m\\:e:col\\:on\\\\",
                "db:*:shop:me:right:rest",
                "*:*:*:me:late",
                "localhost:*:*:sock:socket");
        assertThat(password(keywords("host=db user=me dbname=shop"))).isEqualTo("right");
        assertThat(password(keywords("host=elsewhere user=me dbname=shop"))).isEqualTo("late");
        assertThat(password(keywords("host=db user=m:e dbname=shop"))).isEqualTo("col:on\\");
        assertThat(password(keywords("host=db user=nobody dbname=shop"))).isNull();
        assertThat(password(keywords("host=/run user=sock dbname=shop"))).isEqualTo("socket");
        assertThat(password(keywords("host=db user=me dbname=shop password=said")))
                .isEqualTo("said");
    }

    @Test
    void aPasswordFileThatOthersCanReadIsNotUsed() throws IOException {
        passwordFile("rw-r-----", "*:*:*:*:secret");
        assertThat(password(keywords("host=db user=me"))).isNull();
        passwordFile("rw-------", "*:*:*:*:secret");
        assertThat(password(keywords("host=db user=me"))).isEqualTo("secret");
    }

    @Test
    void thePasswordFileMayBeNamedAndIsReadInSpiteOfAnInterrupt() throws IOException {
        var file = Files.writeString(home.resolve("mine"), "*:*:*:*:named\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Thread.currentThread().interrupt();
        assertThat(password(keywords("host=db user=me passfile=" + file))).isEqualTo("named");
        assertThat(Thread.interrupted()).isTrue();
        variables.put("PGPASSFILE", file.toString());
        assertThat(password(keywords("host=db user=me"))).isEqualTo("named");
    }

    @Test
    void aSourceOfPasswordsWinsOverEveryOther() {
        variables.put("PGPASSWORD", "env");
        var settings = PgSettings.builder(environment())
                .set("password", "said")
                .passwords(host -> "token for " + host)
                .build();
        assertThat(password(settings)).isEqualTo("token for localhost:5432");
    }

    @Test
    void theUsualFilesOfTheUserAreUsedForTls() throws IOException {
        var folder = Files.createDirectory(home.resolve(".postgresql"));
        for (var name : List.of("root.crt", "postgresql.crt", "postgresql.key")) {
            Files.writeString(folder.resolve(name), "");
        }
        var tls = keywords("sslmode=verify-full").tls();
        assertThat(tls.rootCertificates()).isEqualTo(folder.resolve("root.crt"));
        assertThat(tls.certificate()).isEqualTo(folder.resolve("postgresql.crt"));
        assertThat(tls.key()).isEqualTo(folder.resolve("postgresql.key"));
        assertThat(tls.revocations()).isNull();
        assertThat(keywords("sslcertmode=disable").tls().certificate()).isNull();
        assertThat(keywords("sslmode=verify-full sslrootcert=system").tls().rootCertificates())
                .isNull();
    }
}
