package dev.aludel.conformance;

import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Select2;
import dev.aludel.sql.TextColumn;
import java.util.List;

/** Queries that the database keeps. */
final class Views implements SchemaFamily {
    private final Table stones = Table.of("stones")
            .intColumn("id", primaryKey())
            .textColumn("name", 20)
            .intColumn("weight")
            .build();
    private final IntColumn id = stones.column("id", IntColumn.class);
    private final TextColumn stoneName = stones.column("name", TextColumn.class);
    private final IntColumn weight = stones.column("weight", IntColumn.class);

    @Override
    public String name() {
        return "views";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(view(), materialised(), tableAs());
    }

    private Select2<Integer, String> heavy() {
        return select(id, stoneName).from(stones).where(weight.gt(10), stoneName.ne("it's light"));
    }

    private SchemaCase with(String name, View view) {
        return schema(name, MetaData.builder().tables(stones).views(view).build())
                .does(insert(stones).set(id.to(1), stoneName.to("flint"), weight.to(5)))
                .does(insert(stones).set(id.to(2), stoneName.to("granite"), weight.to(50)));
    }

    private SchemaCase view() {
        return with("a query with a name", View.of("heavy_stones", heavy()))
                .finds(text("SELECT id, name FROM heavy_stones"), row(2, "granite"));
    }

    private SchemaCase materialised() {
        View view = View.of("kept_stones", heavy()).asMaterialised();
        return with("a query whose rows are kept", view)
                .needs(Capability.MATERIALISED_VIEWS)
                .finds(text("SELECT id, name FROM kept_stones"))
                .tries(connection -> connection.apply(new SchemaChange.RefreshView(view)))
                .finds(text("SELECT id, name FROM kept_stones"), row(2, "granite"));
    }

    private SchemaCase tableAs() {
        return schema("a table of the rows of a query", MetaData.of(stones))
                .does(insert(stones).set(id.to(2), stoneName.to("granite"), weight.to(50)))
                .tries(connection -> connection.apply(new SchemaChange.CreateTableAs(
                        TableName.of("copied_stones"), SqlFragment.of(heavy()), true, false)))
                .finds(text("SELECT id, name FROM copied_stones"), row(2, "granite"))
                .tries(connection -> connection.executeDdl(List.of("DROP TABLE copied_stones")));
    }
}
