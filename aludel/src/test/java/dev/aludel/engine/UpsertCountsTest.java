package dev.aludel.engine;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.sql.Sql.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UniqueException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.Command;
import dev.aludel.sql.Insert;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many rows an upsert says it has changed. */
@EveryDatabase
class UpsertCountsTest {
    private static final Shelves SHELF = new Shelves();

    private Engine engine;

    private static final class Shelves extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final IntColumn books = intColumn("books");

        private Shelves() {
            super("shelves", null);
        }
    }

    @BeforeEach
    void open() {
        engine = Engine.create(TestDatabase.url());
        engine.begin(connection -> {
            MetaData.of(SHELF).createAll(connection);
            connection.execute(shelf(1, 10));
        });
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Insert shelf(int id, int books) {
        return insert(SHELF).set(SHELF.id.to(id), SHELF.books.to(books));
    }

    private void counts(Command command, long elsewhere, long onMariaDb) {
        long expected = engine.dialect().name().equals("MariaDB") ? onMariaDb : elsewhere;
        engine.use(connection -> {
            try (var _ = connection.begin()) {
                assertThat(connection.execute(command)).isEqualTo(expected);
            }
        });
    }

    @Test
    void aNewRowIsOne() {
        counts(shelf(2, 5).onConflict(SHELF.id).update(SHELF.books), 1, 1);
        counts(shelf(2, 5).onConflict(SHELF.id).doNothing(), 1, 1);
    }

    @Test
    void aChangedRowIsOneAndTwoOnMariaDb() {
        counts(shelf(1, 5).onConflict(SHELF.id).update(SHELF.books), 1, 2);
    }

    @Test
    void aRowThatGetsTheValuesThatItHasIsOne() {
        counts(shelf(1, 10).onConflict(SHELF.id).update(SHELF.books), 1, 1);
    }

    @Test
    void aRowThatIsLeftAloneIsNoneAndOneOnMariaDb() {
        counts(shelf(1, 5).onConflict(SHELF.id).doNothing(), 0, 1);
    }

    @Test
    void aRowThatAnotherUniqueKeyFindsIsNotTheOneThatIsMeant() {
        var table = Table.of("labelled_shelves")
                .intColumn("id", primaryKey())
                .textColumn("label", 20, unique())
                .build();
        var id = table.column("id", IntColumn.class);
        var label = table.column("label", TextColumn.class);
        engine.begin(connection -> {
            MetaData.of(table).createAll(connection);
            connection.execute(insert(table).set(id.to(1), label.to("a")));
        });
        var other = insert(table).set(id.to(2), label.to("a"));
        var named = other.onConflict(id).update(label);

        if (engine.dialect().name().equals("MariaDB")) {
            assertThatThrownBy(() -> engine.compile(named))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("label")
                    .hasMessageContaining("onConflict()");
            counts(other.onConflict().doNothing(), 0, 1);
        } else {
            assertThatThrownBy(() -> engine.use(connection -> connection.execute(named)))
                    .isInstanceOf(UniqueException.class);
        }
    }
}
