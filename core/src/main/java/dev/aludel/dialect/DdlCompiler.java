package dev.aludel.dialect;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaChange.AlterColumn;
import dev.aludel.schema.SchemaChange.CreateTable;
import dev.aludel.schema.SchemaChange.CreateTableAs;
import dev.aludel.schema.SchemaChange.DropColumn;
import dev.aludel.schema.SchemaChange.RebuildTables;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Spells changes of the schema in standard SQL. A dialect overrides the hooks in which its database differs: names of types,
 * identity, what stands with the column and what at the table's end. Thread-safe as long as the hooks are.
 */
public class DdlCompiler extends ObjectDdl implements DdlRenderer {
    private static final String INDENT = "\n    ";

    /**
     * A compiler for one kind of database.
     *
     * @param database the database's name, that of its dialect
     * @param identifiers quotes names where that is needed
     * @param statements writes the expressions in defaults and checks, and knows what the database can do
     */
    public DdlCompiler(String database, Identifiers identifiers, StatementCompiler statements) {
        super(database, identifiers, statements);
    }

    @Override
    public final List<String> render(SchemaChange change) {
        return switch (change) {
            case SchemaChange.CreateSchema create -> createSchema(create.name(), create.ifMissing());
            case SchemaChange.DropSchema drop -> dropSchema(drop.name(), drop.ifExists());
            case SchemaChange.CreateEnum create -> createEnum(create.type());
            case SchemaChange.AddLabels add -> addLabels(add);
            case SchemaChange.DropEnum drop ->
                createsEnums() ? dropType(drop.type().id(), drop.ifExists()) : List.of();
            case SchemaChange.CreateDomain create -> createDomain(create.domain());
            case SchemaChange.AlterDomain alter -> alterDomain(alter);
            case SchemaChange.DropDomain drop -> dropDomain(drop.domain(), drop.ifExists());
            case SchemaChange.CreateSequence create -> createSequence(create);
            case SchemaChange.AlterSequence alter -> alterSequence(alter);
            case SchemaChange.DropSequence drop -> dropSequence(drop.sequence(), drop.ifExists());
            case SchemaChange.CreateView create -> createView(create);
            case SchemaChange.DropView drop -> dropView(drop);
            case SchemaChange.CommentView comment -> commentView(comment.view());
            case SchemaChange.RefreshView refresh -> refreshView(refresh.view());
            case CreateTable create -> createTable(create);
            case CreateTableAs create -> List.of(createTableAs(create));
            case SchemaChange.DropTable drop ->
                List.of("DROP TABLE " + guard(drop.ifExists(), "IF EXISTS ")
                        + table(drop.table().id()));
            case SchemaChange.RenameTable rename ->
                List.of("ALTER TABLE " + table(rename.from()) + " RENAME TO " + quoted(rename.to()));
            case SchemaChange.CommentTable comment -> commentTable(comment.table(), comment.comment());
            case SchemaChange.CommentConstraint comment -> commentConstraint(comment.table(), comment.constraint());
            case SchemaChange.CommentIndex comment -> commentIndex(comment.table(), comment.index());
            case SchemaChange.AddColumn add -> addColumn(add);
            case DropColumn drop -> dropColumn(drop);
            case AlterColumn alter -> alterColumn(alter);
            case SchemaChange.AlterTable alter -> alterTable(alter);
            case SchemaChange.AddConstraint add -> addConstraint(add);
            case SchemaChange.DropConstraint drop -> dropConstraint(drop);
            case SchemaChange.CreateIndex create
            when indexWithTable(create.table(), create.index()) != null -> List.of();
            case SchemaChange.CreateIndex create -> {
                var statements = new ArrayList<String>();
                statements.add(createIndex(create));
                statements.addAll(comments(create.table(), create.index()));
                yield statements;
            }
            case SchemaChange.DropIndex drop -> List.of(dropIndex(drop));
            case RebuildTables rebuild -> rebuildTables(rebuild);
            case SchemaChange.AllowDanglingRows ignored -> allowDanglingRows();
            case SchemaChange.Custom custom -> custom.element().render(this);
        };
    }

    @Override
    public boolean addsForeignKeys() {
        return true;
    }

    @Override
    public TableDefinition kept(TableDefinition table) {
        return keptTable(new KeptForm(this).of(table));
    }

    /** How the database describes a table as a whole, its columns and constraints being what is kept of them. */
    protected TableDefinition keptTable(TableDefinition table) {
        return table;
    }

    @Override
    public String speltDefault(TableDefinition table, TableColumn column, SqlFragment value) {
        return defaultValue(table, column, value);
    }

    @Override
    public boolean alters(SchemaChange change) {
        return true;
    }

    /** How the database describes a column, where that differs from how it was created. */
    protected TableColumn keptColumn(TableDefinition table, TableColumn column) {
        return column;
    }

    /** How the database describes a constraint, its name being shortened already. */
    protected <C extends Constraint> C keptConstraint(C constraint) {
        return constraint;
    }

    /** Whether the database keeps comments. */
    protected boolean keepsComments() {
        return true;
    }

    /** Whether the primary key is written at the end of CREATE TABLE; a dialect that writes it with the column says false. */
    protected boolean primaryKeyAtEnd(TableDefinition table, PrimaryKey key) {
        return true;
    }

    /** Lets tables that refer to each other be dropped one by one, on a database that cannot drop a foreign key. */
    protected List<String> allowDanglingRows() {
        return List.of();
    }

    /** An index inside CREATE TABLE, for one that the table cannot be without; null for all that are created behind it. */
    protected @Nullable String indexWithTable(TableDefinition table, Index index) {
        return null;
    }

    /** What stands between CREATE and TABLE, with a blank behind. */
    protected String tableKind(TableDefinition table) {
        return table.temporary() ? "TEMPORARY " : "";
    }

    /** What follows the closing parenthesis of CREATE TABLE, with a leading blank; usually nothing. */
    protected String tableOptions(TableDefinition table) {
        return "";
    }

    protected List<String> createTable(CreateTable create) {
        TableDefinition table = create.table();
        var parts = new ArrayList<String>();
        table.columns().forEach(column -> parts.add(column(table, column)));
        var constraints = new ArrayList<>(table.constraints());
        constraints.removeAll(table.foreignKeys());
        constraints.addAll(create.inline());
        PrimaryKey key = table.primaryKey();
        if (key != null && !primaryKeyAtEnd(table, key)) {
            constraints.remove(key);
        }
        constraints.forEach(constraint -> parts.add(constraint(table, constraint)));
        table.indexes().forEach(index -> {
            String part = indexWithTable(table, index);
            if (part != null) {
                parts.add(part);
            }
        });
        var statements = new ArrayList<String>();
        statements.add("CREATE " + tableKind(table) + "TABLE " + guard(create.ifMissing(), "IF NOT EXISTS ")
                + table(table.id()) + " (" + INDENT + String.join("," + INDENT, parts) + "\n)" + tableOptions(table));
        statements.addAll(comments(table));
        statements.addAll(comments(table, constraints));
        return statements;
    }

    private String createTableAs(CreateTableAs create) {
        return "CREATE " + (create.temporary() ? "TEMPORARY " : "") + "TABLE "
                + guard(create.ifMissing(), "IF NOT EXISTS ") + table(create.table()) + " AS\n"
                + sql(create.table(), create.query());
    }

    protected List<String> addColumn(SchemaChange.AddColumn add) {
        var statements = new ArrayList<String>();
        statements.add("ALTER TABLE " + table(add.table().id()) + " ADD COLUMN " + column(add.table(), add.column()));
        if (add.column().comment() != null) {
            statements.addAll(
                    commentColumn(add.table(), add.column().name(), add.column().comment()));
        }
        return statements;
    }

    protected List<String> dropColumn(DropColumn drop) {
        return List.of("ALTER TABLE " + table(drop.table().id()) + " DROP COLUMN "
                + quoted(drop.column().name()));
    }

    /** The statements that make a column what it shall be, each about one thing. */
    protected List<String> alterColumn(AlterColumn alter) {
        TableColumn from = alter.from();
        TableColumn to = alter.to();
        var steps = new ArrayList<String>();
        SqlFragment value = to.serverDefault();
        boolean retyped = !typeOf(from).equals(typeOf(to)) || !Objects.equals(from.collation(), to.collation());
        boolean redefaulted = retyped || !Objects.equals(spelt(alter, from), spelt(alter, to));
        if (redefaulted && from.serverDefault() != null) {
            steps.add("DROP DEFAULT");
        }
        if (from.identity() != null && to.identity() == null) {
            steps.add("DROP IDENTITY");
        }
        if (from.computed() != null && to.computed() == null) {
            steps.add("DROP EXPRESSION");
        }
        if (retyped) {
            steps.add(retype(from, to));
        }
        if (redefaulted && value != null) {
            steps.add("SET DEFAULT " + defaultValue(alter.table(), to, value));
        }
        if (to.serverOnUpdate() && !from.serverOnUpdate()) {
            steps.add("SET" + onUpdate(alter.table(), to));
        }
        if (from.nullable() != to.nullable()) {
            steps.add(to.nullable() ? "DROP NOT NULL" : "SET NOT NULL");
        }
        if (!Objects.equals(from.identity(), to.identity()) && to.identity() != null) {
            steps.add(
                    from.identity() == null ? "ADD " + identity(alter.table(), to, to.identity()) : alterIdentity(to));
        }
        var statements = new ArrayList<String>();
        steps.forEach(step -> statements.add(
                "ALTER TABLE " + table(alter.table().id()) + " ALTER COLUMN " + quoted(to.name()) + " " + step));
        if (!Objects.equals(from.comment(), to.comment())) {
            statements.addAll(commentColumn(alter.table(), to.name(), to.comment()));
        }
        return statements;
    }

    /** Several changes of a table; one by one, unless the database needs one statement for them. */
    protected List<String> alterTable(SchemaChange.AlterTable alter) {
        return alter.parts().stream().flatMap(part -> render(part).stream()).toList();
    }

    /** What gives a column another type, its values being converted. */
    protected String retype(TableColumn from, TableColumn to) {
        return "SET DATA TYPE " + typeOf(to) + collation(to.collation());
    }

    private String alterIdentity(TableColumn to) {
        var identity = Objects.requireNonNull(to.identity());
        var words = new ArrayList<String>();
        words.add("GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT"));
        words.addAll(counting(identity.options()));
        return "SET " + String.join(" SET ", words);
    }

    private @Nullable String spelt(AlterColumn alter, TableColumn column) {
        SqlFragment value = column.serverDefault();
        return value == null ? null : defaultValue(alter.table(), column, value);
    }

    /** Creates tables anew, where ALTER is not enough. */
    protected List<String> rebuildTables(RebuildTables rebuild) {
        throw cannot(
                "create tables anew: "
                        + rebuild.tables().stream()
                                .map(table -> table.to().id().toString())
                                .collect(Collectors.joining(", ")),
                "alter what has changed");
    }
}
