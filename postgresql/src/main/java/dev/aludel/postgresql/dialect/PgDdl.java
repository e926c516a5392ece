package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.error.MappingException;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.TableOption;
import dev.aludel.type.EnumLabels;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Spells DDL for PostgreSQL. Names have at most 63 bytes; longer names of constraints and indexes are shortened. */
final class PgDdl extends DdlCompiler {
    PgDdl(Identifiers identifiers, PgCompiler compiler) {
        super("PostgreSQL", identifiers, compiler);
    }

    @Override
    public boolean createsEnums() {
        return true;
    }

    @Override
    protected String typeName(SqlType<?> type) {
        var element = type.element();
        if (element != null) {
            return PgTypeNames.array(element, typeName(element));
        }
        return type.form() instanceof EnumLabels ? table(TableName.parse(type.name())) : PgTypeNames.column(type);
    }

    @Override
    protected String identity(TableDefinition table, TableColumn column, IdentityRule identity) {
        return switch (column.type().kind()) {
            case SMALLINT, INTEGER, BIGINT -> super.identity(table, column, identity);
            default ->
                throw new MappingException(
                        "PostgreSQL draws whole numbers only, and " + table.id() + "." + column.name() + " is of type "
                                + column.type(),
                        "make it an integer, or give it a default on the server and read that back");
        };
    }

    @Override
    protected String nextValue(Sequence sequence) {
        return "nextval(" + textLiteral(table(sequence.id())) + "::regclass)";
    }

    @Override
    protected String retype(TableColumn from, TableColumn to) {
        String plain = super.retype(from, to);
        if (words(from.type()) && words(to.type())) {
            return plain; // a cast that is written cuts texts off in silence, this one refuses those that are too long
        }
        boolean byText = enumeration(to.type()) && enumeration(from.type());
        String through = !byText ? "" : to.type().element() == null ? "::TEXT" : "::TEXT[]";
        return plain + " USING " + quoted(to.name()) + through + "::" + typeOf(to);
    }

    /** Texts and lists of them, limited or not. */
    private static boolean words(SqlType<?> type) {
        SqlType<?> element = type.element();
        return switch (type.kind()) {
            case VARCHAR, TEXT -> true;
            case ARRAY -> element != null && words(element);
            default -> false;
        };
    }

    private static boolean enumeration(SqlType<?> type) {
        SqlType<?> element = type.element();
        return type.form() instanceof EnumLabels || (element != null && enumeration(element));
    }

    /** A label that an enumeration got is refused until its transaction has been committed. */
    @Override
    public boolean usableAfterCommit(SchemaChange change) {
        return change instanceof SchemaChange.AddLabels;
    }

    @Override
    public boolean viewsHoldColumns() {
        return true;
    }

    /**
     * A column whose default draws from a sequence of its own becomes an identity column when it shall draw otherwise. Numbers
     * that rows have are not drawn again.
     */
    @Override
    protected List<String> alterColumn(SchemaChange.AlterColumn alter) {
        IdentityRule was = alter.from().identity();
        IdentityRule drawn = alter.to().identity();
        IdentityRule kept = kept(alter.table())
                .column(alter.to().name())
                .map(TableColumn::identity)
                .orElse(null);
        if (was != null && kept != null && was.asIdentity().equals(kept.asIdentity())) {
            return super.alterColumn(new SchemaChange.AlterColumn(
                    alter.table(), alter.from(), alter.to().withIdentity(was)));
        }
        var statements = new ArrayList<String>();
        TableColumn from = alter.from();
        TableName serial = was == null ? null : was.serial();
        if (serial != null) {
            statements.add("ALTER TABLE " + table(alter.table().id()) + " ALTER COLUMN " + quoted(from.name())
                    + " DROP DEFAULT");
            statements.add("DROP SEQUENCE IF EXISTS " + table(serial));
            from = from.withIdentity(null);
        }
        statements.addAll(super.alterColumn(new SchemaChange.AlterColumn(alter.table(), from, alter.to())));
        if (drawn != null && from.identity() == null) {
            statements.add(behindRows(alter.table(), alter.to(), drawn));
        }
        return statements;
    }

    /** Lets the numbers of a new identity column begin behind those that rows have. */
    private String behindRows(TableDefinition table, TableColumn column, IdentityRule drawn) {
        Long step = drawn.options().increment();
        boolean down = step != null && step < 0;
        String last = (down ? "min(" : "max(") + quoted(column.name()) + ")";
        Long first = drawn.options().complete(Long.MIN_VALUE, Long.MAX_VALUE, 1).start();
        return "SELECT setval(pg_get_serial_sequence(" + textLiteral(table(table.id())) + ", "
                + textLiteral(column.name()) + "), " + last + ") FROM " + table(table.id()) + " HAVING " + last
                + (down ? " <= " : " >= ") + first;
    }

    @Override
    protected String tableKind(TableDefinition table) {
        return table.options().contains(TableOption.UNLOGGED) && !table.temporary()
                ? "UNLOGGED "
                : super.tableKind(table);
    }

    @Override
    protected String tableOptions(TableDefinition table) {
        var text = new StringBuilder();
        for (TableOption option : table.options()) {
            if (option instanceof TableOption.PartitionBy partition) {
                text.append(" PARTITION BY ").append(partition.clause());
            }
        }
        for (TableOption option : table.options()) {
            if (option instanceof TableOption.FillFactor fill) {
                text.append(" WITH (fillfactor = ").append(fill.percent()).append(')');
            }
        }
        for (TableOption option : table.options()) {
            if (option instanceof TableOption.Tablespace space) {
                text.append(" TABLESPACE ").append(quoted(space.name()));
            }
        }
        return text.toString();
    }

    /** A type that was given by its name gets the name that the catalog has for it. */
    @Override
    protected TableColumn keptColumn(TableDefinition table, TableColumn column) {
        String given = column.typeNames().get(database());
        String name = given == null ? column.type().name() : given;
        return name.isEmpty() || (given == null && column.type().form() instanceof EnumLabels)
                ? column
                : column.withoutTypeNames().withType(PgFoundTypes.of(name));
    }

    @Override
    protected String literal(SqlType<?> type, Object value) {
        return switch (value) {
            case byte[] bytes -> "'\\x" + HexFormat.of().formatHex(bytes) + "'::BYTEA";
            case Double number when !Double.isFinite(number) -> notFinite(number) + "::DOUBLE PRECISION";
            case Float number when !Float.isFinite(number) -> notFinite(number) + "::REAL";
            case Duration duration -> "INTERVAL '" + duration + "'";
            case String text when type.kind() == TypeKind.JSON -> textLiteral(text) + "::JSONB";
            case String text when type.kind() == TypeKind.NATIVE_ENUM -> textLiteral(text) + "::" + typeName(type);
            default -> super.literal(type, value);
        };
    }

    private static String notFinite(double number) {
        return Double.isNaN(number) ? "'NaN'" : number > 0 ? "'Infinity'" : "'-Infinity'";
    }
}
