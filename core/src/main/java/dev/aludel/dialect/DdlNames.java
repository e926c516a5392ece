package dev.aludel.dialect;

import dev.aludel.error.MappingException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableName;
import dev.aludel.type.SqlType;
import java.util.List;

/** Writes the names, values and pieces of SQL inside of DDL. Thread-safe as long as the hooks are. */
public abstract class DdlNames {
    private final String database;
    private final Identifiers identifiers;
    private final StatementCompiler statements;

    DdlNames(String database, Identifiers identifiers, StatementCompiler statements) {
        this.database = database;
        this.identifiers = identifiers;
        this.statements = statements;
    }

    /** The database's name, that of its dialect. */
    public final String database() {
        return database;
    }

    /** The name under which the database keeps a constraint or index: shortened to its limit, the same way each time. */
    public final String keptName(String name) {
        return identifiers.limit().shortened(name);
    }

    /** A form of a name that is equal for names that mean the same object to the database. */
    public String comparableName(String name) {
        return name;
    }

    /** A piece of SQL inside the definition of this table. */
    public final String spelt(TableName table, SqlFragment fragment) {
        return sql(table, fragment);
    }

    /** Whether {@code IF EXISTS} and {@code IF NOT EXISTS} are understood. */
    protected boolean guardsExistence() {
        return true;
    }

    /** A text between quotes; a dialect in which the backslash means something doubles it as well. */
    protected String textLiteral(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new MappingException(
                    "a text in a definition contains the character NUL, where DDL would end", "remove it");
        }
        if (Identifiers.torn(text)) {
            throw new MappingException(
                    "a text in a definition contains half of a surrogate pair, of which another letter would be made",
                    "mend where the text was cut");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * A value written into DDL, where there are no parameters.
     *
     * @param value the value as drivers bind it, not null
     */
    protected String literal(SqlType<?> type, Object value) {
        return StandardLiterals.of(value, this::textLiteral, database);
    }

    /** The next number of a sequence, as the default of a column. */
    protected String nextValue(Sequence sequence) {
        return "NEXT VALUE FOR " + table(sequence.id());
    }

    /** A table's name with its schema. */
    protected final String table(TableName id) {
        String schema = id.schema();
        String text = name(id.name(), "table " + id);
        return schema == null ? text : schema(schema) + "." + text;
    }

    protected final String schema(String schema) {
        return name(schema, "schema " + schema);
    }

    /** A name as it stands in SQL. */
    protected final String quoted(String name) {
        return identifiers.quoted(name);
    }

    /** A column's name where it is created. */
    protected final String columnName(TableName table, String column) {
        return name(column, "column " + table + "." + column);
    }

    /** Columns in parentheses. */
    protected final String columns(List<String> columns) {
        return "(" + String.join(", ", columns.stream().map(identifiers::quoted).toList()) + ")";
    }

    /** The name of a constraint or index, shortened and quoted. */
    protected final String keptQuoted(String name) {
        return identifiers.quoted(keptName(name));
    }

    /** A piece of SQL from a table's definition. */
    protected String sql(TableName table, SqlFragment fragment) {
        return sql(table, fragment, SchemaMap.NONE);
    }

    private String sql(TableName table, SqlFragment fragment, SchemaMap schemas) {
        return switch (fragment) {
            case SqlFragment.Text text -> text.sql();
            case SqlFragment.Tree tree -> writer(schemas).write(table, tree.node());
            case SqlFragment.Select select -> writer(schemas).write(select.node());
            case SqlFragment.Mapped mapped -> sql(table, mapped.fragment(), mapped.schemas());
            case SqlFragment.NextValue next -> {
                require(
                        Capability.SEQUENCES,
                        "sequences, such as " + next.sequence().id());
                yield nextValue(next.sequence());
            }
        };
    }

    /** {@code IF EXISTS} and the like, where they are wanted and understood. */
    protected final String guard(boolean wanted, String words) {
        return wanted && guardsExistence() ? words : "";
    }

    /** {@code CONSTRAINT name} and a blank; nothing for one without a name. */
    protected final String named(Constraint constraint) {
        String name = constraint.name();
        return name == null ? "" : "CONSTRAINT " + keptQuoted(name) + " ";
    }

    /**
     * Fails unless the database can do this.
     *
     * @throws UnsupportedFeatureException naming the construct and the database
     */
    protected final void require(Capability capability, String construct) {
        statements.require(capability, construct);
    }

    /** The refusal of something that the database has no DDL for. */
    protected final UnsupportedFeatureException cannot(String what, String remedy) {
        return new UnsupportedFeatureException(database + " cannot " + what, remedy);
    }

    private FragmentWriter writer(SchemaMap schemas) {
        return new FragmentWriter(identifiers, statements, this, schemas);
    }

    /** A table or column is never renamed silently: statements name it as it was written. */
    private String name(String name, String what) {
        if (!identifiers.limit().keeps(name)) {
            throw new MappingException(
                    "the name of " + what + " " + identifiers.limit().excess(name, database), "shorten it");
        }
        return identifiers.quoted(name);
    }
}
