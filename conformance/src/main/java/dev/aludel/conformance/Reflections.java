package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.indexed;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MappingException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.View;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** What a live database says of itself. */
final class Reflections implements SchemaFamily {
    private final Table owners = Table.of("Owners")
            .intColumn("id", primaryKey(), generated())
            .textColumn("name", 30, unique())
            .build();
    private final Table pets = Table.of("pets")
            .intColumn("id", primaryKey())
            .intColumn("owner_id", nullable(), indexed(), references("Owners"))
            .build();

    @Override
    public String name() {
        return "reflection";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(tables(), followed(), statements(), changed(), views());
    }

    private MetaData both() {
        return MetaData.of(owners, pets);
    }

    private SchemaCase tables() {
        return schema("a table with all that belongs to it", both()).tries(connection -> {
            var inspector = Inspector.of(connection);
            TableDefinition found = inspector.table("pets").orElseThrow();
            assertThat(found.columns()).extracting(TableColumn::name).containsExactly("id", "owner_id");
            assertThat(found.columns()).extracting(TableColumn::nullable).containsExactly(false, true);
            assertThat(found.isPrimaryKey("id")).isTrue();
            assertThat(found.foreignKeys()).hasSize(1);
            assertThat(found.foreignKeys().getFirst().targetColumns()).containsExactly("id");
            assertThat(found.indexes()).extracting(index -> index.name()).containsExactly("ix_pets_owner_id");
            assertThat(inspector
                            .table("Owners")
                            .orElseThrow()
                            .column("id")
                            .orElseThrow()
                            .generated())
                    .isTrue();
            assertThat(inspector.table("no_such_table")).isEmpty();
            assertThat(inspector.tables()).contains(found);
        });
    }

    private SchemaCase followed() {
        return schema("a table and what it refers to", both())
                .tries(connection -> assertThat(
                                Inspector.of(connection).metaDataOf("pets").tables())
                        .extracting(table -> table.id().name())
                        .containsExactly("pets", "Owners"));
    }

    private SchemaCase statements() {
        return schema("statements about a table that is known to the database only", both())
                .does(insert(owners).set(owners.column("name", TextColumn.class).to("Ada")))
                .tries(connection -> {
                    Table table = Inspector.of(connection).statementTable("Owners");
                    var name = table.column("name", TextColumn.class);
                    assertThat(connection.list(select(name)
                                    .where(table.column("id", IntColumn.class).ge(1))))
                            .containsExactly("Ada");
                });
    }

    /** What is known of a column besides what the database says of it. */
    private SchemaCase changed() {
        return schema("columns that are changed as they are read", both())
                .does(insert(owners).set(owners.column("name", TextColumn.class).to("CAT")))
                .tries(connection -> {
                    var inspector = Inspector.of(connection)
                            .withColumns((table, column) -> column.name().equals("name")
                                    ? column.withType(SqlTypes.enumByName(Species.class))
                                    : column);
                    var species = inspector.statementTable("Owners").comparableColumn("name", Species.class);
                    assertThat(connection.list(select(species).where(species.eq(Species.CAT))))
                            .containsExactly(Species.CAT);
                    assertThatThrownBy(() -> Inspector.of(connection)
                                    .withColumns((table, column) -> TableColumn.of("other", column.type()))
                                    .table("pets"))
                            .isInstanceOf(MappingException.class)
                            .hasMessageContaining("pets.id");
                });
    }

    /** Of which a column of texts holds the names. */
    private enum Species {
        CAT,
        DOG
    }

    private SchemaCase views() {
        View view =
                View.of("pet_ids", select(pets.column("id", IntColumn.class)).from(pets));
        return schema(
                        "the columns of a view",
                        MetaData.builder().tables(owners, pets).views(view).build())
                .tries(connection -> assertThat(Inspector.of(connection).viewColumns(null))
                        .filteredOn(found -> found.id().name().equals("pet_ids"))
                        .flatExtracting(TableDefinition::columns)
                        .extracting(TableColumn::name)
                        .containsExactly("id"));
    }
}
