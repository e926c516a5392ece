package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.settings.PgEnvironment;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.settings.PgSettingsBuilder;
import java.time.Duration;

/** What the tests of connecting have in common. */
final class Connecting {
    private Connecting() {}

    /** For the user app, with the password secret, to a database shop on this machine, in clear. */
    static PgSettingsBuilder to(ScriptedServer server) {
        return to(server.port()).set("sslmode", "disable");
    }

    static PgSettingsBuilder to(int port) {
        return PgSettings.builder(PgEnvironment.NONE)
                .set("host", "127.0.0.1")
                .set("port", Integer.toString(port))
                .set("user", "app")
                .set("password", "secret")
                .set("dbname", "shop");
    }

    static Started connect(PgSettingsBuilder settings) {
        return Startup.connect(settings.build(), soon());
    }

    /** A time that no test needs. */
    static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(5));
    }
}
