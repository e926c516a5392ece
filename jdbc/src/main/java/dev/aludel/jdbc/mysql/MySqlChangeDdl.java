package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.schema.Check;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The half of {@link MySqlDdl} about tables that exist: their keys, their indexes, and ALTER TABLE. */
abstract class MySqlChangeDdl extends DdlCompiler {
    private final ServerKind kind;

    MySqlChangeDdl(ServerKind kind, Identifiers identifiers, MySqlCompiler compiler) {
        super(kind.title(), identifiers, compiler);
        this.kind = kind;
    }

    @Override
    public boolean sharesIndexNames() {
        return false;
    }

    @Override
    public boolean foreignKeysNeedIndexes() {
        return true;
    }

    @Override
    protected String createIndex(SchemaChange.CreateIndex create) {
        return super.createIndex(
                kind == ServerKind.MARIADB
                        ? create
                        : new SchemaChange.CreateIndex(create.table(), create.index(), false));
    }

    /** Full-text and spatial indexes are kinds of their own; all others of InnoDB are trees. */
    @Override
    protected String indexKind(Index index) {
        String method = index.method() == null ? "" : index.method().toUpperCase(Locale.ROOT);
        return switch (method) {
            case "FULLTEXT", "SPATIAL" -> method + " ";
            case "", "BTREE" -> super.indexKind(index);
            default -> throw cannot("build an index by " + index.method(), "use fulltext, spatial, or the usual way");
        };
    }

    @Override
    protected String indexMethod(Index index) {
        return "";
    }

    @Override
    protected String dropIndex(SchemaChange.DropIndex drop) {
        return "DROP INDEX " + ifExists(drop.ifExists())
                + keptQuoted(String.valueOf(drop.index().name())) + " ON "
                + table(drop.table().id());
    }

    /** The index that the server made for a foreign key goes with it, unless the table goes anyway. */
    @Override
    protected List<String> dropConstraint(SchemaChange.DropConstraint drop) {
        boolean indexed = !drop.ifExists()
                && drop.constraint() instanceof ForeignKey key
                && MySqlAlter.leavesIndex(drop.table(), key, kind);
        return List.of("ALTER TABLE " + table(drop.table().id()) + " " + dropped(drop.constraint(), drop.ifExists())
                + (indexed
                        ? ", DROP INDEX " + ifExists(true)
                                + keptQuoted(String.valueOf(drop.constraint().name()))
                        : ""));
    }

    @Override
    public boolean inOneStatement(List<SchemaChange> changes) {
        return changes.stream().anyMatch(MySqlAlter::needsCompany);
    }

    @Override
    protected List<String> alterTable(SchemaChange.AlterTable alter) {
        return List.of("ALTER TABLE " + table(alter.table().id()) + " "
                + alter.parts().stream().map(this::part).collect(Collectors.joining(", ")));
    }

    private String part(SchemaChange change) {
        return switch (change) {
            case SchemaChange.DropConstraint drop -> dropped(drop.constraint(), false);
            case SchemaChange.DropIndex drop ->
                "DROP INDEX " + keptQuoted(String.valueOf(drop.index().name()));
            case SchemaChange.DropColumn drop ->
                "DROP COLUMN " + quoted(drop.column().name());
            case SchemaChange.AddColumn add -> "ADD COLUMN " + column(add.table(), add.column());
            case SchemaChange.AlterColumn alter -> "MODIFY COLUMN " + column(alter.table(), alter.to());
            case SchemaChange.AddConstraint add -> "ADD " + constraint(add.table(), add.constraint());
            case SchemaChange.CreateIndex create -> added(create.table(), create.index());
            default -> throw new IllegalArgumentException(change + " is no part of ALTER TABLE");
        };
    }

    /** The index by which a column that draws numbers is a key. */
    @Override
    protected @Nullable String indexWithTable(TableDefinition table, Index index) {
        return MySqlAlter.isDrawnKey(table, index) ? added(table, index).substring("ADD ".length()) : null;
    }

    private String added(TableDefinition table, Index index) {
        return "ADD " + indexKind(index) + "INDEX " + keptQuoted(String.valueOf(index.name())) + " "
                + indexBody(table, index) + indexComment(index);
    }

    private String dropped(Constraint constraint, boolean ifExists) {
        String name = ifExists(ifExists) + keptQuoted(String.valueOf(constraint.name()));
        return switch (constraint) {
            case PrimaryKey key -> "DROP PRIMARY KEY";
            case UniqueKey key -> "DROP INDEX " + name;
            case ForeignKey key -> "DROP FOREIGN KEY " + name;
            case Check check -> "DROP CONSTRAINT " + name;
            case Exclusion exclusion -> "DROP CONSTRAINT " + name;
        };
    }

    private String ifExists(boolean wanted) {
        return wanted && kind == ServerKind.MARIADB ? "IF EXISTS " : "";
    }

    /**
     * The server would make up a value for the rows that are there, 0 or an empty text: a rule that they break stands in the way of
     * that, until the column takes no NULL.
     */
    @Override
    protected List<String> addColumn(SchemaChange.AddColumn add) {
        TableColumn column = add.column();
        if (!MySqlAlter.wantsValues(column)) {
            return super.addColumn(add);
        }
        String rule = keptQuoted("rows that are there have no " + column.name());
        var first = new SchemaChange.AddColumn(add.table(), column.asNullable());
        var statements = new ArrayList<>(super.addColumn(first));
        statements.set(
                0,
                statements.getFirst() + ", ADD CONSTRAINT " + rule + " CHECK (" + quoted(column.name())
                        + " IS NOT NULL)");
        statements.add("ALTER TABLE " + table(add.table().id()) + " MODIFY COLUMN " + column(add.table(), column)
                + ", DROP CONSTRAINT " + rule);
        return statements;
    }

    @Override
    protected List<String> alterColumn(SchemaChange.AlterColumn alter) {
        return List.of(
                "ALTER TABLE " + table(alter.table().id()) + " MODIFY COLUMN " + column(alter.table(), alter.to()));
    }

    /** The comment of an index comes and goes with it; in one statement, foreign keys do not miss it. */
    @Override
    protected List<String> commentConstraint(TableDefinition table, Constraint constraint) {
        return isIndex(constraint)
                ? List.of("ALTER TABLE " + table(table.id()) + " " + dropped(constraint, false) + ", ADD "
                        + constraint(table, constraint))
                : List.of();
    }

    @Override
    protected List<String> commentIndex(TableDefinition table, Index index) {
        return List.of("ALTER TABLE " + table(table.id()) + " DROP INDEX " + keptQuoted(String.valueOf(index.name()))
                + ", " + added(table, index));
    }

    static boolean isIndex(Constraint constraint) {
        return constraint instanceof PrimaryKey || constraint instanceof UniqueKey;
    }
}
