package dev.aludel.schema.compare;

import dev.aludel.schema.Check;
import dev.aludel.schema.Computed;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import org.jspecify.annotations.Nullable;

/** A table whose expressions are SQL text, so that it can be created under another name. Stateless. */
final class Texts {
    private final TableName table;
    private final DdlRenderer renderer;

    private Texts(TableName table, DdlRenderer renderer) {
        this.table = table;
        this.renderer = renderer;
    }

    static TableDefinition of(TableDefinition table, DdlRenderer renderer) {
        var texts = new Texts(table.id(), renderer);
        return new TableDefinition(
                table.id(),
                table.columns().stream().map(texts::of).toList(),
                table.primaryKey(),
                table.foreignKeys(),
                table.uniqueKeys(),
                table.checks().stream().map(texts::of).toList(),
                table.exclusions().stream().map(texts::of).toList(),
                table.indexes().stream().map(texts::of).toList(),
                table.comment(),
                table.temporary(),
                table.options());
    }

    private TableColumn of(TableColumn column) {
        Computed computed = column.computed();
        return column.withDefault(maybe(column.serverDefault()))
                .withComputed(computed == null ? null : new Computed(text(computed.expression()), computed.stored()));
    }

    private Check of(Check check) {
        return new Check(check.name(), text(check.condition()), check.comment());
    }

    private Exclusion of(Exclusion exclusion) {
        return new Exclusion(
                exclusion.name(),
                exclusion.method(),
                exclusion.elements().stream()
                        .map(element -> new Exclusion.Element(of(element.part()), element.operator()))
                        .toList(),
                maybe(exclusion.where()),
                exclusion.deferral(),
                exclusion.comment());
    }

    private Index of(Index index) {
        return new Index(
                index.name(),
                index.parts().stream().map(this::of).toList(),
                index.unique(),
                index.included(),
                maybe(index.where()),
                index.method(),
                index.nullsDistinct(),
                index.comment());
    }

    private IndexPart of(IndexPart part) {
        return part.key() instanceof IndexPart.Key.Of of
                ? new IndexPart(
                        new IndexPart.Key.Of(text(of.expression())),
                        part.descending(),
                        part.nulls(),
                        part.operatorClass(),
                        part.collation(),
                        part.prefix())
                : part;
    }

    private @Nullable SqlFragment maybe(@Nullable SqlFragment fragment) {
        return fragment == null ? null : text(fragment);
    }

    private SqlFragment text(SqlFragment fragment) {
        return SqlFragment.text(renderer.spelt(table, fragment));
    }
}
