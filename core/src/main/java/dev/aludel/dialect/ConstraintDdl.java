package dev.aludel.dialect;

import dev.aludel.schema.Check;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.Match;
import dev.aludel.schema.NullsPlace;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes constraints and indexes. Thread-safe as long as the hooks are. */
public abstract class ConstraintDdl extends ColumnDdl {
    ConstraintDdl(String database, Identifiers identifiers, StatementCompiler statements) {
        super(database, identifiers, statements);
    }

    /** A constraint at the end of CREATE TABLE or behind ADD, its name first. */
    protected final String constraint(TableDefinition table, Constraint constraint) {
        return bareConstraint(table, constraint) + constraintComment(constraint);
    }

    private String bareConstraint(TableDefinition table, Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> named(key) + "PRIMARY KEY " + columns(key.columns()) + keyDeferral(key.deferral());
            case UniqueKey key ->
                named(key) + "UNIQUE " + nullsNotDistinct(key.nullsDistinct()) + columns(key.columns())
                        + keyDeferral(key.deferral());
            case Check check -> named(check) + "CHECK (" + sql(table.id(), check.condition()) + ")";
            case ForeignKey key -> foreignKey(key);
            case Exclusion exclusion -> exclusion(table, exclusion);
        };
    }

    /** The comment behind a constraint, with a leading blank, where the database has it there. */
    protected String constraintComment(Constraint constraint) {
        return "";
    }

    /** The comment behind an index, with a leading blank, where the database has it there. */
    protected String indexComment(Index index) {
        return "";
    }

    /** Statements behind those that create constraints, which store their comments. */
    protected List<String> comments(TableDefinition table, List<? extends Constraint> constraints) {
        return constraints.stream()
                .filter(constraint -> constraint.comment() != null)
                .flatMap(constraint -> commentConstraint(table, constraint).stream())
                .toList();
    }

    /** Statements behind the one that creates an index, which store its comment. */
    protected List<String> comments(TableDefinition table, Index index) {
        return index.comment() == null ? List.of() : commentIndex(table, index);
    }

    /** Gives a constraint that exists its comment, or takes it away. */
    protected List<String> commentConstraint(TableDefinition table, Constraint constraint) {
        return List.of("COMMENT ON CONSTRAINT " + keptQuoted(String.valueOf(constraint.name())) + " ON "
                + table(table.id()) + " IS " + textOrNull(constraint.comment()));
    }

    /** Gives an index that exists its comment, or takes it away. */
    protected List<String> commentIndex(TableDefinition table, Index index) {
        return List.of("COMMENT ON INDEX " + inSchema(table) + keptQuoted(String.valueOf(index.name())) + " IS "
                + textOrNull(index.comment()));
    }

    /** The schema of the table, in which its indexes are as well, with a dot behind; nothing for the default one. */
    private String inSchema(TableDefinition table) {
        String schema = table.id().schema();
        return schema == null ? "" : schema(schema) + ".";
    }

    /** A foreign key, inside CREATE TABLE or after ADD. */
    protected String foreignKey(ForeignKey key) {
        var text = new StringBuilder(named(key))
                .append("FOREIGN KEY ")
                .append(columns(key.columns()))
                .append(" REFERENCES ")
                .append(referencedTable(key.target()));
        if (!key.targetColumns().isEmpty()) {
            text.append(' ').append(columns(key.targetColumns()));
        }
        if (key.match() == Match.FULL) {
            require(Capability.MATCH_FULL, "foreign keys with MATCH FULL");
            text.append(" MATCH FULL");
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            text.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            text.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        if (key.deferral() != Deferral.NEVER) {
            require(Capability.DEFERRABLE_FOREIGN_KEYS, "foreign keys that are checked at COMMIT");
        }
        return text.append(deferral(key.deferral())).toString();
    }

    /** A table as the target of a foreign key; some databases admit no schema there. */
    protected String referencedTable(TableName target) {
        return table(target);
    }

    /** When a constraint is checked, with a leading blank; empty for the usual. */
    protected String deferral(Deferral deferral) {
        return switch (deferral) {
            case NEVER -> "";
            case INITIALLY_IMMEDIATE -> " DEFERRABLE INITIALLY IMMEDIATE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    private String keyDeferral(Deferral deferral) {
        if (deferral != Deferral.NEVER) {
            require(Capability.DEFERRABLE_KEYS, "primary and unique keys that are checked at COMMIT");
        }
        return deferral(deferral);
    }

    private String nullsNotDistinct(boolean distinct) {
        if (distinct) {
            return "";
        }
        require(Capability.NULLS_NOT_DISTINCT, "unique keys to which NULL is a value");
        return "NULLS NOT DISTINCT ";
    }

    private String exclusion(TableDefinition table, Exclusion exclusion) {
        require(Capability.EXCLUSION, "exclusion constraints");
        SqlFragment where = exclusion.where();
        return named(exclusion) + "EXCLUDE USING " + quoted(exclusion.method()) + " ("
                + exclusion.elements().stream()
                        .map(element -> indexPart(table, element.part()) + " WITH " + element.operator())
                        .collect(Collectors.joining(", "))
                + ")" + (where == null ? "" : " WHERE (" + sql(table.id(), where) + ")")
                + deferral(exclusion.deferral());
    }

    /** The statement that creates an index. */
    protected String createIndex(SchemaChange.CreateIndex create) {
        Index index = create.index();
        TableDefinition table = create.table();
        return "CREATE " + indexKind(index) + "INDEX " + guard(create.ifMissing(), "IF NOT EXISTS ")
                + indexName(table, String.valueOf(index.name())) + " ON " + indexedTable(table) + indexMethod(index)
                + " " + indexBody(table, index) + indexComment(index);
    }

    /** What stands before the word INDEX, with a blank behind. */
    protected String indexKind(Index index) {
        return index.unique() ? "UNIQUE " : "";
    }

    /** The way the index is built, with a leading blank. */
    protected String indexMethod(Index index) {
        if (index.method() == null) {
            return "";
        }
        require(Capability.INDEX_METHODS, "choice of how an index is built");
        return " USING " + quoted(index.method());
    }

    /** The table behind ON. */
    protected String indexedTable(TableDefinition table) {
        return table(table.id());
    }

    /** What stands behind the name of an index and its table: what it orders by, and over which rows. */
    protected final String indexBody(TableDefinition table, Index index) {
        var text = new StringBuilder("(")
                .append(index.parts().stream()
                        .map(part -> indexPart(table, part))
                        .collect(Collectors.joining(", ")))
                .append(')');
        if (!index.included().isEmpty()) {
            require(Capability.INDEX_INCLUDE, "indexes that carry further columns");
            text.append(" INCLUDE ").append(columns(index.included()));
        }
        if (!index.nullsDistinct()) {
            require(Capability.NULLS_NOT_DISTINCT, "unique indexes to which NULL is a value");
            text.append(" NULLS NOT DISTINCT");
        }
        SqlFragment where = index.where();
        if (where != null) {
            require(Capability.PARTIAL_INDEXES, "indexes over a part of the rows");
            text.append(" WHERE ").append(sql(table.id(), where));
        }
        return text.toString();
    }

    /** A column or expression of an index. */
    protected String indexPart(TableDefinition table, IndexPart part) {
        var text = new StringBuilder();
        switch (part.key()) {
            case IndexPart.Key.Column column -> text.append(quoted(column.name()));
            case IndexPart.Key.Of of -> {
                require(Capability.EXPRESSION_INDEXES, "indexes over expressions");
                text.append('(').append(sql(table.id(), of.expression())).append(')');
            }
        }
        if (part.prefix() > 0) {
            require(Capability.PREFIX_INDEXES, "indexes over the beginning of a text");
            text.append('(').append(part.prefix()).append(')');
        }
        text.append(collation(part.collation()));
        if (part.operatorClass() != null) {
            require(Capability.OPERATOR_CLASSES, "operator classes");
            text.append(' ').append(quoted(part.operatorClass()));
        }
        text.append(part.descending() ? " DESC" : "");
        if (part.nulls() != NullsPlace.DEFAULT) {
            require(Capability.INDEX_NULLS_ORDER, "indexes that say where NULL is kept");
            text.append(part.nulls() == NullsPlace.FIRST ? " NULLS FIRST" : " NULLS LAST");
        }
        return text.toString();
    }

    /** The name of an index where it is created; a dialect that keeps the schema there and not with the table adds it. */
    protected String indexName(TableDefinition table, String name) {
        return keptQuoted(name);
    }

    /** The statement that drops an index. */
    protected String dropIndex(SchemaChange.DropIndex drop) {
        return "DROP INDEX " + guard(drop.ifExists(), "IF EXISTS ") + inSchema(drop.table())
                + keptQuoted(String.valueOf(drop.index().name()));
    }

    /** The statements that add a constraint to a table that exists. */
    protected List<String> addConstraint(SchemaChange.AddConstraint add) {
        var statements = new ArrayList<String>();
        statements.add("ALTER TABLE " + table(add.table().id()) + " ADD " + constraint(add.table(), add.constraint()));
        statements.addAll(comments(add.table(), List.of(add.constraint())));
        return statements;
    }

    /** The statements that take a constraint away. */
    protected List<String> dropConstraint(SchemaChange.DropConstraint drop) {
        return List.of("ALTER TABLE " + table(drop.table().id()) + " DROP CONSTRAINT "
                + guard(drop.ifExists(), "IF EXISTS ")
                + keptQuoted(String.valueOf(drop.constraint().name())));
    }
}
