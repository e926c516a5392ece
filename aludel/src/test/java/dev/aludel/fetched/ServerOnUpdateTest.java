package dev.aludel.fetched;

import static dev.aludel.fetched.Page_.PAGE;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.dialect.Capability;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The moment that the database writes when a row changes is in the object after the flush; who has none says what to do instead. */
@EveryDatabase
class ServerOnUpdateTest {
    @Test
    void theMomentOfTheChangeIsInTheObject() {
        try (var db = Aludel.open(TestDatabase.url(), PAGE)) {
            if (!db.engine().dialect().has(Capability.SERVER_ON_UPDATE)) {
                assertThatThrownBy(db::createAll)
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining(db.engine().dialect().name())
                        .hasMessageContaining("pages.changed")
                        .hasMessageContaining("onUpdate(Instant::now)");
                return;
            }
            db.createAll();
            db.begin(session -> {
                var page = session.add(new Page(1, "first"));
                session.flush();
                assertThat(page.changed).isAfter(Instant.EPOCH);
                assertThat(page.again).isNull();

                session.execute(text("UPDATE pages SET changed = '2001-02-03', text = 'second'"));
                session.refresh(page);
                assertThat(page.changed).isEqualTo("2001-02-03T00:00:00Z");

                page.text = "third";
                session.flush();
                assertThat(page.changed).isAfter("2020-01-01T00:00:00Z");
                assertThat(page.again)
                        .isEqualTo(page.changed.atOffset(ZoneOffset.UTC).toLocalDateTime());
                assertThat(session.isModified(page)).isFalse();
            });
        }
    }
}
