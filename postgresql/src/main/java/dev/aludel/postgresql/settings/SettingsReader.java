package dev.aludel.postgresql.settings;

import dev.aludel.error.ConfigurationException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.wire.KeepAlive;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was said about each setting into {@link PgSettings}. For one use. */
final class SettingsReader {
    private static final int DEFAULT_SCRAM_ITERATIONS = 100_000;

    private final Given given;
    private final PgEnvironment environment;
    private final Map<String, String> moreServerSettings;

    SettingsReader(Given given, PgEnvironment environment, Map<String, String> moreServerSettings) {
        this.given = given;
        this.environment = environment;
        this.moreServerSettings = moreServerSettings;
    }

    PgSettings read(@Nullable PasswordSource chosen) {
        refuseWhatIsMissing();
        var user = user();
        var database = given.text("dbname", user);
        refuseNul(user, "user");
        refuseNul(database, "dbname");
        var minimum = protocol("min_protocol_version", Frontend.VERSION_3_0);
        var maximum = protocol("max_protocol_version", Math.max(minimum, Frontend.VERSION_3_0));
        if (minimum > maximum) {
            throw given.wrong("min_protocol_version", "a version that is not newer than max_protocol_version");
        }
        return new PgSettings(
                new HostList(given, environment).read(),
                database,
                user,
                chosen != null ? chosen : passwords(database, user),
                new TlsReader(given, environment).read(),
                authentication(),
                target(),
                loadBalance(),
                connectTimeout(),
                keepAlive(),
                serverSettings(),
                minimum,
                maximum,
                given.number("statement_cache_size", 256, 0, 1_000_000),
                prepareMode(),
                or(given.duration("cancel_grace"), Duration.ofSeconds(5)));
    }

    private String user() {
        var user = given.text("user");
        if (user == null) {
            user = environment.user();
        }
        if (user == null) {
            throw new ConfigurationException("nobody says as which user to connect", "give the option user");
        }
        return user;
    }

    private PasswordSource passwords(String database, String user) {
        var password = given.text("password");
        if (password != null) {
            return new FixedPassword(password);
        }
        var file = given.path("passfile");
        var home = environment.home();
        if (file == null && home != null) {
            file = home.resolve(".pgpass");
        }
        return file == null ? host -> null : new PasswordFile(file, database, user);
    }

    /** One password for every server. */
    private record FixedPassword(String password) implements PasswordSource {
        @Override
        public String password(PgHost host) {
            return password;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    private Authentication authentication() {
        var binding = given.word("channel_binding", ChannelBinding.class);
        return new Authentication(
                binding == null ? ChannelBinding.PREFER : binding,
                allowedMethods(),
                given.number("scram_max_iterations", DEFAULT_SCRAM_ITERATIONS, 1, Integer.MAX_VALUE));
    }

    /** A list of methods, or one of methods with an exclamation mark each, which are those that are not allowed. */
    private Set<AuthMethod> allowedMethods() {
        var text = given.text("require_auth");
        var all = EnumSet.allOf(AuthMethod.class);
        if (text == null) {
            return all;
        }
        var named = EnumSet.noneOf(AuthMethod.class);
        var words = text.toLowerCase(Locale.ROOT).split(",", -1);
        var negated = words[0].strip().startsWith("!");
        for (var word : words) {
            var name = word.strip();
            var found = all.stream()
                    .filter(method -> method.label().equals(name.startsWith("!") ? name.substring(1) : name))
                    .findFirst();
            if (found.isEmpty() || name.startsWith("!") != negated || !named.add(found.get())) {
                throw given.wrong(
                        "require_auth",
                        "methods separated by commas, each once, all or none of them with an exclamation mark: "
                                + String.join(
                                        ", ",
                                        all.stream().map(AuthMethod::label).toList()));
            }
        }
        return negated ? EnumSet.complementOf(named) : named;
    }

    private TargetSession target() {
        var target = given.text("target_session_attrs", "any").strip().toLowerCase(Locale.ROOT);
        return switch (target) {
            case "master" -> TargetSession.PRIMARY;
            case "secondary", "slave" -> TargetSession.STANDBY;
            case "prefersecondary", "preferslave" -> TargetSession.PREFER_STANDBY;
            default -> or(given.word("target_session_attrs", TargetSession.class), TargetSession.ANY);
        };
    }

    private boolean loadBalance() {
        return switch (given.text("load_balance_hosts", "disable").strip().toLowerCase(Locale.ROOT)) {
            case "disable" -> false;
            case "random" -> true;
            default -> given.flag("load_balance_hosts", false);
        };
    }

    /** As in libpq, zero and less is no limit. */
    private @Nullable Duration connectTimeout() {
        var text = given.text("connect_timeout");
        if (text == null || text.strip().startsWith("-")) {
            return null;
        }
        var duration = given.duration("connect_timeout");
        return duration == null || duration.isZero() ? null : duration;
    }

    private KeepAlive keepAlive() {
        if (!given.flag("keepalives", true)) {
            return KeepAlive.OFF;
        }
        return new KeepAlive(
                true,
                given.number("keepalives_idle", 0, 0, 32_767),
                given.number("keepalives_interval", 0, 0, 32_767),
                given.number("keepalives_count", 0, 0, 127));
    }

    private PrepareMode prepareMode() {
        return or(given.word("prepare_mode", PrepareMode.class), PrepareMode.NAMED);
    }

    private Map<String, String> serverSettings() {
        var settings = new LinkedHashMap<String, String>();
        var name = given.text("application_name", given.text("fallback_application_name", "aludel"));
        settings.put("application_name", name);
        for (var keyword : Keywords.SERVER_SETTINGS) {
            var value = given.text(keyword);
            if (value != null) {
                settings.put(keyword, value);
            }
        }
        var options = given.text("options");
        if (options != null) {
            settings.put("options", options);
        }
        settings.forEach((keyword, value) -> refuseNul(value, keyword));
        settings.putAll(moreServerSettings);
        return settings;
    }

    private int protocol(String keyword, int otherwise) {
        return switch (given.text(keyword, "").strip().toLowerCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "3.0" -> Frontend.VERSION_3_0;
            case "3.2", "latest" -> Frontend.VERSION_3_2;
            default -> throw given.wrong(keyword, "3.0, 3.2 or latest");
        };
    }

    /** What libpq has and we have not is welcome as long as it asks for nothing. */
    private void refuseWhatIsMissing() {
        var off = List.of("0", "disable", "off", "false", "no");
        given.accept("gssencmode", List.of("disable", "prefer"), "GSSAPI is not spoken here");
        given.accept("gssdelegation", off, "GSSAPI is not spoken here");
        given.accept("replication", off, "replication connections are not opened here");
        given.accept("sslcompression", off, "TLS compression is unsafe and not spoken here");
        given.accept("tcp_user_timeout", List.of("0"), "Java cannot set it; use keepalives and deadlines");
        given.accept(
                "sslcertmode", List.of("allow", "disable"), "whether the server asked for a certificate is not known");
        given.accept(
                "client_encoding",
                List.of("utf8", "utf-8", "unicode", "auto"),
                "text goes to and from the server in UTF-8");
    }

    private void refuseNul(String value, String keyword) {
        if (value.indexOf('\0') >= 0) {
            throw new ConfigurationException("the option \"" + keyword + "\" has a NUL character", "leave it out");
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
