package dev.aludel.conformance;

import static dev.aludel.conformance.Case.command;
import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.NOTE;
import static dev.aludel.sql.Fn.json;
import static dev.aludel.sql.Fn.jsonArray;
import static dev.aludel.sql.Fn.jsonObject;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.literal;
import static dev.aludel.sql.Sql.row;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.sql.Sql.value;
import static java.util.Map.entry;

import java.util.List;

/** Values of Java kept as JSON in a column. */
final class Documents implements Family {
    private static final Label FIRST = new Label(1, "first");
    private static final Label SECOND = new Label(2, "second");
    private static final Label OTHER = new Label(7, "é \uD83D\uDE80");

    private record Noted(int id, Label label) {}

    @Override
    public String name() {
        return "values kept as JSON";
    }

    @Override
    public List<Case> cases() {
        return List.of(
                query("a value is read as what it was", select(NOTE.label).orderBy(NOTE.id))
                        .everywhere("SELECT notes.label FROM notes ORDER BY notes.id")
                        .gives(FIRST, SECOND, null),
                query(
                                "equal documents",
                                select(NOTE.id).where(NOTE.label.eq(SECOND)).orderBy(NOTE.id))
                        .everywhere("SELECT notes.id FROM notes WHERE notes.label = ? ORDER BY notes.id")
                        .gives(2),
                query(
                                "one of several documents",
                                select(NOTE.id)
                                        .where(NOTE.label.in(OTHER, SECOND, FIRST))
                                        .orderBy(NOTE.id))
                        .sqlite("SELECT notes.id FROM notes WHERE notes.label IN (?) ORDER BY notes.id")
                        .postgresql("SELECT notes.id FROM notes WHERE notes.label = ANY ($1) ORDER BY notes.id")
                        .mariadb("SELECT notes.id FROM notes WHERE notes.label IN (?) ORDER BY notes.id")
                        .gives(1, 2),
                query("a document that is NULL", select(NOTE.id).where(NOTE.label.isNotDistinctFrom((Label) null)))
                        .gives(3),
                query(
                                "a path into a document",
                                select(json(NOTE.label).path("text").asText())
                                        .where(json(NOTE.label)
                                                .path("rank")
                                                .asInt()
                                                .gt(1)))
                        .postgresql("""
                                SELECT (notes.label ->> $1) FROM notes WHERE CAST((notes.label ->> $2) AS INTEGER) >
                                $3""")
                        .gives("second"),
                query(
                                "a part of a document as a value",
                                select(jsonObject(entry("first", NOTE.label), entry("id", NOTE.id))
                                                .path("first")
                                                .as(Library.LABEL))
                                        .where(NOTE.id.eq(1)))
                        .gives(FIRST),
                query(
                                "a value of the statement within a document",
                                select(jsonArray(literal(OTHER, Library.LABEL), value(1))
                                        .path(0)
                                        .as(Library.LABEL)))
                        .gives(OTHER),
                query(
                                "in a row with others",
                                select(NOTE.id, NOTE.label)
                                        .into(Noted::new)
                                        .where(NOTE.label.isNotNull(), NOTE.id.eq(1)))
                        .gives(new Noted(1, FIRST)),
                query(
                                "of raw SQL",
                                text("select id, label from notes where id = 2")
                                        .into(row(NOTE.id, NOTE.label).into(Noted::new)))
                        .gives(new Noted(2, SECOND)),
                command("assigned", update(NOTE).set(NOTE.label.to(OTHER)).where(NOTE.label.isNull()))
                        .everywhere("UPDATE notes SET label = ? WHERE label IS NULL")
                        .changes(1)
                        .leaving(select(NOTE.label).orderBy(NOTE.id), FIRST, SECOND, OTHER),
                command(
                                "inserted with others",
                                insert(NOTE)
                                        .rows(
                                                List.of(10, 11, 12),
                                                id -> List.of(
                                                        NOTE.id.to(id),
                                                        NOTE.label.to(id == 11 ? null : new Label(id, "n")))))
                        .changes(3)
                        .leaving(
                                select(NOTE.id, NOTE.label)
                                        .where(NOTE.id.ge(10))
                                        .orderBy(NOTE.id),
                                row(10, new Label(10, "n")),
                                row(11, null),
                                row(12, new Label(12, "n"))));
    }
}
