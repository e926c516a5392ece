package dev.aludel.dialect;

import dev.aludel.schema.Computed;
import dev.aludel.schema.Domain;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.type.OwnType;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes columns: their types, defaults, identity and comments. Thread-safe as long as the hooks are. */
public abstract class ColumnDdl extends DdlNames {
    ColumnDdl(String database, Identifiers identifiers, StatementCompiler statements) {
        super(database, identifiers, statements);
    }

    /** How the type of a column is written. */
    public final String typeOf(TableColumn column) {
        String given = column.typeNames().get(database());
        Domain domain = column.domain();
        if (given != null) {
            return given;
        }
        if (domain != null) {
            require(Capability.DOMAINS, "domains, such as " + domain.id());
            return table(domain.id());
        }
        SqlType<?> type = column.type();
        if (type.form() instanceof OwnType own && !own.on(database())) {
            throw cannot(
                    "keep the column " + column.name() + ": it has no type " + type.name(),
                    "use one of SqlTypes, which every database has");
        }
        return typeName(type);
    }

    /** The name of a type; see {@link StandardTypeNames} for what is usual. */
    protected String typeName(SqlType<?> type) {
        return StandardTypeNames.of(type, database());
    }

    /** A column inside CREATE TABLE or behind ADD COLUMN. */
    protected String column(TableDefinition table, TableColumn column) {
        var text = new StringBuilder(columnName(table.id(), column.name()))
                .append(' ')
                .append(typeOf(column))
                .append(collation(column.collation()));
        IdentityRule identity = column.identity();
        if (identity != null) {
            text.append(' ').append(identity(table, column, identity));
        }
        Computed computed = column.computed();
        if (computed != null) {
            text.append(' ').append(computed(table, column, computed));
        }
        SqlFragment value = column.serverDefault();
        if (value != null) {
            text.append(" DEFAULT ").append(defaultValue(table, column, value));
        }
        if (column.serverOnUpdate()) {
            text.append(onUpdate(table, column));
        }
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        return text.append(columnComment(column.comment())).toString();
    }

    /** How texts are compared, with a leading blank. */
    protected String collation(@Nullable String collation) {
        return collation == null ? "" : " COLLATE " + quoted(collation);
    }

    /** What follows the type of a column whose values the database draws. */
    protected String identity(TableDefinition table, TableColumn column, IdentityRule identity) {
        if (identity.always()) {
            require(Capability.IDENTITY_ALWAYS, "identity columns that refuse a given value");
        }
        String options = String.join(" ", counting(identity.options()));
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + options + ")");
    }

    /** How a sequence counts, as far as it is said. */
    protected List<String> counting(SequenceOptions options) {
        var words = new ArrayList<String>();
        number("START WITH ", options.start(), words);
        number("INCREMENT BY ", options.increment(), words);
        number("MINVALUE ", options.minimum(), words);
        number("MAXVALUE ", options.maximum(), words);
        number("CACHE ", options.cache(), words);
        if (options.cycle()) {
            words.add("CYCLE");
        }
        return words;
    }

    /** What makes a column a computed one. */
    protected String computed(TableDefinition table, TableColumn column, Computed computed) {
        if (!computed.stored()) {
            require(Capability.VIRTUAL_COLUMNS, "computed columns that are not stored");
        }
        return "GENERATED ALWAYS AS (" + sql(table.id(), computed.expression()) + ")"
                + (computed.stored() ? " STORED" : " VIRTUAL");
    }

    /** The default of a column; a dialect that demands parentheses around what is not a literal adds them here. */
    protected String defaultValue(TableDefinition table, TableColumn column, SqlFragment value) {
        return sql(table.id(), value);
    }

    /** What says that the present moment is written when the row changes, with a leading blank. */
    protected String onUpdate(TableDefinition table, TableColumn column) {
        throw cannot(
                "write the present moment into " + table.id() + "." + column.name() + " when its row changes",
                "say onUpdate(Instant::now) instead of serverOnUpdate(), or write a trigger and say"
                        + " fetched(Fetched.AFTER_WRITE)");
    }

    /** The comment inside the column, with a leading blank, where the database has it there. */
    protected String columnComment(@Nullable String comment) {
        return "";
    }

    /** Statements behind CREATE TABLE that store the comments of the table and its columns. */
    protected List<String> comments(TableDefinition table) {
        var statements = new ArrayList<String>();
        if (table.comment() != null) {
            statements.addAll(commentTable(table, table.comment()));
        }
        for (TableColumn column : table.columns()) {
            if (column.comment() != null) {
                statements.addAll(commentColumn(table, column.name(), column.comment()));
            }
        }
        return statements;
    }

    /** Gives the table a comment, or takes it away. */
    protected List<String> commentTable(TableDefinition table, @Nullable String comment) {
        return List.of("COMMENT ON TABLE " + table(table.id()) + " IS " + textOrNull(comment));
    }

    /** Gives the column a comment, or takes it away. */
    protected List<String> commentColumn(TableDefinition table, String column, @Nullable String comment) {
        return List.of("COMMENT ON COLUMN " + table(table.id()) + "." + quoted(column) + " IS " + textOrNull(comment));
    }

    protected final String textOrNull(@Nullable String text) {
        return text == null ? "NULL" : textLiteral(text);
    }

    private static void number(String words, @Nullable Long number, List<String> out) {
        if (number != null) {
            out.add(words + number);
        }
    }
}
