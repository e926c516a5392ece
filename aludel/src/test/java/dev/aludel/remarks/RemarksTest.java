package dev.aludel.remarks;

import static dev.aludel.remarks.Sale_.SALE;
import static dev.aludel.remarks.Seller_.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.orm.Model;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What entities remark on their keys, and which databases keep it. */
@EveryDatabase
class RemarksTest {
    private final Engine engine = Engine.create(TestDatabase.url());
    private final MetaData schema = Model.of(SELLER, SALE).metaData();

    @AfterEach
    void close() {
        engine.use(schema::dropAll);
        engine.close();
    }

    private static TableDefinition table(Connection connection, String name) {
        return Inspector.of(connection).table(name).orElseThrow();
    }

    @Test
    void onPrimaryAndForeignKeysAreKeptWhereTheDatabaseKeepsThem() {
        String database = engine.dialect().name();
        engine.use(connection -> {
            schema.createAll(connection);

            PrimaryKey key = Objects.requireNonNull(table(connection, "seller").primaryKey());
            assertThat(key.comment()).isEqualTo(database.equals("SQLite") ? null : "drawn, it's never given again");
            var references = table(connection, "sale").foreignKeys();
            if (database.equals("PostgreSQL")) {
                assertThat(references)
                        .extracting(ForeignKey::comment)
                        .containsExactlyInAnyOrder("who sold it", "who found the buyer");
            } else {
                assertThat(references)
                        .hasSize(2)
                        .extracting(ForeignKey::comment)
                        .containsOnlyNulls();
            }
            assertThat(SchemaComparison.of(schema, connection).keepingExtras().list())
                    .isEmpty();
        });
    }
}
