package dev.aludel.schema;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what schemas stand for in place of them, in everything that a schema can say. Temporary tables are in none. */
final class Relocation {
    private final SchemaMap schemas;

    Relocation(SchemaMap schemas) {
        this.schemas = schemas;
    }

    MetaData apply(MetaData schema) {
        Set<TableName> temporary = schema.tables().stream()
                .filter(TableDefinition::temporary)
                .map(TableDefinition::id)
                .collect(Collectors.toSet());
        SchemaObjects objects = schema.objects();
        return new MetaData(
                all(schema.tables(), table -> table(table, temporary)),
                new SchemaObjects(
                        all(objects.schemas(), this::schema),
                        all(objects.enums(), this::enumeration),
                        all(objects.domains(), this::domain),
                        all(objects.sequences(), this::sequence),
                        all(objects.views(), this::view)),
                all(schema.hooks(), hook -> hook(hook, temporary)),
                schema.only());
    }

    SchemaChange change(SchemaChange change) {
        if (schemas.isEmpty()) {
            return change;
        }
        return switch (change) {
            case SchemaChange.CreateSchema(String name, boolean ifMissing) ->
                new SchemaChange.CreateSchema(schema(name), ifMissing);
            case SchemaChange.DropSchema(String name, boolean ifExists) ->
                new SchemaChange.DropSchema(schema(name), ifExists);
            case SchemaChange.CreateEnum(EnumType type) -> new SchemaChange.CreateEnum(enumeration(type));
            case SchemaChange.DropEnum(EnumType type, boolean ifExists) ->
                new SchemaChange.DropEnum(enumeration(type), ifExists);
            case SchemaChange.AddLabels(EnumType type, List<String> added) ->
                new SchemaChange.AddLabels(enumeration(type), added);
            case SchemaChange.CreateDomain(Domain domain) -> new SchemaChange.CreateDomain(domain(domain));
            case SchemaChange.AlterDomain(Domain from, Domain to) ->
                new SchemaChange.AlterDomain(domain(from), domain(to));
            case SchemaChange.DropDomain(Domain domain, boolean ifExists) ->
                new SchemaChange.DropDomain(domain(domain), ifExists);
            case SchemaChange.CreateSequence(Sequence sequence, boolean ifMissing) ->
                new SchemaChange.CreateSequence(sequence(sequence), ifMissing);
            case SchemaChange.AlterSequence(Sequence sequence) -> new SchemaChange.AlterSequence(sequence(sequence));
            case SchemaChange.DropSequence(Sequence sequence, boolean ifExists) ->
                new SchemaChange.DropSequence(sequence(sequence), ifExists);
            case SchemaChange.CreateView(View view, boolean replace) ->
                new SchemaChange.CreateView(view(view), replace);
            case SchemaChange.DropView(View view, boolean ifExists) -> new SchemaChange.DropView(view(view), ifExists);
            case SchemaChange.CommentView(View view) -> new SchemaChange.CommentView(view(view));
            case SchemaChange.RefreshView(View view) -> new SchemaChange.RefreshView(view(view));
            case SchemaChange.CreateTable(TableDefinition table, List<ForeignKey> inline, boolean ifMissing) ->
                new SchemaChange.CreateTable(table(table), all(inline, this::foreignKey), ifMissing);
            case SchemaChange.CreateTableAs(TableName table, SqlFragment query, boolean temporary, boolean ifMissing) ->
                new SchemaChange.CreateTableAs(
                        temporary ? table : schemas.real(table), fragment(query), temporary, ifMissing);
            case SchemaChange.DropTable(TableDefinition table, boolean ifExists) ->
                new SchemaChange.DropTable(table(table), ifExists);
            case SchemaChange.RenameTable(TableName from, String to) ->
                new SchemaChange.RenameTable(schemas.real(from), to);
            case SchemaChange.CommentTable(TableDefinition table, String comment) ->
                new SchemaChange.CommentTable(table(table), comment);
            case SchemaChange.CommentConstraint(TableDefinition table, Constraint constraint) ->
                new SchemaChange.CommentConstraint(table(table), constraint(constraint));
            case SchemaChange.CommentIndex(TableDefinition table, Index index) ->
                new SchemaChange.CommentIndex(table(table), index(index));
            case SchemaChange.AddColumn(TableDefinition table, TableColumn column) ->
                new SchemaChange.AddColumn(table(table), column(column));
            case SchemaChange.DropColumn(TableDefinition table, TableColumn column) ->
                new SchemaChange.DropColumn(table(table), column(column));
            case SchemaChange.AlterColumn(TableDefinition table, TableColumn from, TableColumn to) ->
                new SchemaChange.AlterColumn(table(table), column(from), column(to));
            case SchemaChange.AlterTable(TableDefinition table, List<SchemaChange> parts) ->
                new SchemaChange.AlterTable(table(table), all(parts, this::change));
            case SchemaChange.AddConstraint(TableDefinition table, Constraint constraint) ->
                new SchemaChange.AddConstraint(table(table), constraint(constraint));
            case SchemaChange.DropConstraint(TableDefinition table, Constraint constraint, boolean ifExists) ->
                new SchemaChange.DropConstraint(table(table), constraint(constraint), ifExists);
            case SchemaChange.CreateIndex(TableDefinition table, Index index, boolean ifMissing) ->
                new SchemaChange.CreateIndex(table(table), index(index), ifMissing);
            case SchemaChange.DropIndex(TableDefinition table, Index index, boolean ifExists) ->
                new SchemaChange.DropIndex(table(table), index(index), ifExists);
            case SchemaChange.RebuildTables(List<SchemaChange.Rebuilt> tables, List<TableDefinition> dropped) ->
                new SchemaChange.RebuildTables(
                        tables.stream()
                                .map(rebuilt -> new SchemaChange.Rebuilt(table(rebuilt.from()), table(rebuilt.to())))
                                .toList(),
                        all(dropped, this::table));
            case SchemaChange.AllowDanglingRows none -> none;
            case SchemaChange.Custom custom -> custom;
        };
    }

    /** A schema itself; the default one has no name by which it could be created. */
    private String schema(String name) {
        String real = schemas.real(name);
        return real == null ? name : real;
    }

    private TableDefinition table(TableDefinition table) {
        return table(table, Set.of());
    }

    /** @param temporary the tables that are in no schema */
    private TableDefinition table(TableDefinition table, Set<TableName> temporary) {
        return new TableDefinition(
                table.temporary() ? table.id() : schemas.real(table.id()),
                all(table.columns(), this::column),
                table.primaryKey(),
                all(table.foreignKeys(), key -> temporary.contains(key.target()) ? key : foreignKey(key)),
                table.uniqueKeys(),
                all(table.checks(), this::check),
                all(table.exclusions(), this::exclusion),
                all(table.indexes(), this::index),
                table.comment(),
                table.temporary(),
                table.options());
    }

    private TableColumn column(TableColumn column) {
        Computed computed = column.computed();
        Domain domain = column.domain();
        return column.withType(column.type().renamed(this::name))
                .withDefault(orNull(column.serverDefault()))
                .withComputed(
                        computed == null ? null : new Computed(fragment(computed.expression()), computed.stored()))
                .withDomain(domain == null ? null : domain(domain));
    }

    private Constraint constraint(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key;
            case UniqueKey key -> key;
            case ForeignKey key -> foreignKey(key);
            case Check check -> check(check);
            case Exclusion exclusion -> exclusion(exclusion);
        };
    }

    private ForeignKey foreignKey(ForeignKey key) {
        return key.targeting(schemas.real(key.target()));
    }

    private Check check(Check check) {
        return check.withCondition(fragment(check.condition()));
    }

    private Exclusion exclusion(Exclusion exclusion) {
        return exclusion.withFragments(this::fragment);
    }

    private Index index(Index index) {
        return index.withFragments(this::fragment);
    }

    private EnumType enumeration(EnumType type) {
        return new EnumType(schemas.real(type.id()), type.labels());
    }

    private Domain domain(Domain domain) {
        return new Domain(
                schemas.real(domain.id()),
                domain.type().renamed(this::name),
                domain.nullable(),
                orNull(domain.defaultValue()),
                all(domain.checks(), this::check));
    }

    private Sequence sequence(Sequence sequence) {
        return new Sequence(schemas.real(sequence.id()), sequence.options());
    }

    private View view(View view) {
        return new View(schemas.real(view.id()), fragment(view.query()), view.materialised(), view.comment());
    }

    private SchemaHook hook(SchemaHook hook, Set<TableName> temporary) {
        TableName table = hook.table();
        return table == null || temporary.contains(table)
                ? hook
                : new SchemaHook(hook.moment(), schemas.real(table), hook.element());
    }

    private SqlFragment fragment(SqlFragment fragment) {
        return switch (fragment) {
            case SqlFragment.Text text -> text;
            case SqlFragment.NextValue next -> new SqlFragment.NextValue(sequence(next.sequence()));
            case SqlFragment.Mapped mapped -> mapped;
            case SqlFragment.Tree tree -> new SqlFragment.Mapped(tree, schemas);
            case SqlFragment.Select select -> new SqlFragment.Mapped(select, schemas);
        };
    }

    private @Nullable SqlFragment orNull(@Nullable SqlFragment fragment) {
        return fragment == null ? null : fragment(fragment);
    }

    private String name(String name) {
        return schemas.real(TableName.parse(name)).written();
    }

    private static <T> List<T> all(List<T> items, UnaryOperator<T> move) {
        return items.stream().map(move).toList();
    }
}
