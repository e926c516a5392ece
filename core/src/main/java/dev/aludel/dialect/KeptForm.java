package dev.aludel.dialect;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Fetched;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.NullsPlace;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.type.TypeKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of a definition when a database has kept it. */
final class KeptForm {
    private final DdlCompiler ddl;

    KeptForm(DdlCompiler ddl) {
        this.ddl = ddl;
    }

    TableDefinition of(TableDefinition table) {
        PrimaryKey key = table.primaryKey();
        return new TableDefinition(
                table.id(),
                table.columns().stream().map(column -> column(table, column)).toList(),
                key == null ? null : constraint(key),
                constraints(table.foreignKeys()),
                constraints(table.uniqueKeys()),
                constraints(table.checks()),
                constraints(table.exclusions()),
                table.indexes().stream().map(this::index).toList(),
                comment(table.comment()),
                table.temporary(),
                List.of());
    }

    private TableColumn column(TableDefinition table, TableColumn column) {
        String given = column.typeNames().get(ddl.database());
        IdentityRule identity = column.identity();
        var kept = new TableColumn(
                column.name(),
                column.type(),
                column.nullable(),
                identity == null ? null : identity.with(counting(column, identity.options())),
                column.serverDefault(),
                column.computed(),
                column.serverOnUpdate(),
                Fetched.NEVER,
                column.domain(),
                given == null ? Map.of() : Map.of(ddl.database(), given),
                column.collation(),
                comment(column.comment()));
        return ddl.keptColumn(table, kept);
    }

    private static SequenceOptions counting(TableColumn column, SequenceOptions options) {
        TypeKind kind = column.type().kind();
        return switch (kind) {
            case SMALLINT -> options.complete(Short.MIN_VALUE, Short.MAX_VALUE, 1);
            case INTEGER -> options.complete(Integer.MIN_VALUE, Integer.MAX_VALUE, 1);
            default -> options.complete(Long.MIN_VALUE, Long.MAX_VALUE, 1);
        };
    }

    private @Nullable String comment(@Nullable String comment) {
        return comment == null || comment.isEmpty() || !ddl.keepsComments() ? null : comment;
    }

    private <C extends Constraint> List<C> constraints(List<C> constraints) {
        return constraints.stream().map(this::constraint).toList();
    }

    @SuppressWarnings("unchecked") // named(..) and comment(..) give the same kind of constraint
    private <C extends Constraint> C constraint(C constraint) {
        String name = constraint.name();
        var remarked = constraint.comment(comment(constraint.comment()));
        return (C) ddl.keptConstraint(name == null ? remarked : remarked.named(ddl.keptName(name)));
    }

    private Index index(Index index) {
        return new Index(
                index.name() == null ? null : ddl.keptName(index.name()),
                index.parts().stream().map(KeptForm::part).toList(),
                index.unique(),
                index.included(),
                index.where(),
                index.method() == null || index.method().equalsIgnoreCase("btree") ? null : index.method(),
                index.nullsDistinct(),
                comment(index.comment()));
    }

    /** NULL is the greatest value where its place can be said. */
    private static IndexPart part(IndexPart part) {
        boolean usual = part.nulls() == (part.descending() ? NullsPlace.FIRST : NullsPlace.LAST);
        return usual
                ? new IndexPart(
                        part.key(),
                        part.descending(),
                        NullsPlace.DEFAULT,
                        part.operatorClass(),
                        part.collation(),
                        part.prefix())
                : part;
    }
}
