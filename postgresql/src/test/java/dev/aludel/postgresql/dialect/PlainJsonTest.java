package dev.aludel.postgresql.dialect;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Fn.json;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.GenericType;
import dev.aludel.type.JsonCodec;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of the type {@code json}, which keeps a document as it was written, where {@code jsonb} keeps what it means. */
class PlainJsonTest {
    /** Lists of whole numbers, with a blank behind each comma. */
    private static final class Numbers implements JsonCodec {
        @Override
        public String write(Object value, Type type) {
            return value.toString();
        }

        @Override
        public Object read(String json, Type type) {
            return Arrays.stream(json.replaceAll("[\\[\\]\\s]", "").split(","))
                    .filter(number -> !number.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
        }
    }

    private static final class Papers extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final ValueColumn<String> document = valueColumn("document", PgTypes.JSON, nullable());
        final ValueColumn<List<Integer>> numbers =
                valueColumn("numbers", PgTypes.json(new GenericType<List<Integer>>() {}, new Numbers()), nullable());

        private Papers() {
            super("papers", null);
        }
    }

    private static final Papers PAPER = new Papers();
    private static final Engine ENGINE = Engine.create(PostgresServer.shared().freshUrl());

    @BeforeEach
    void create() {
        ENGINE.begin(connection -> {
            MetaData.of(PAPER).dropAll(connection);
            MetaData.of(PAPER).createAll(connection);
        });
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void theColumnsAreOfThatType() {
        ENGINE.use(connection -> assertThat(connection.list(
                        text("select data_type from information_schema.columns where table_name = 'papers' order by column_name")
                                .map(row -> row.get(0, String.class))))
                .containsExactly("json", "integer", "json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"b\" : 1,\n\t\"a\":2, \"b\": 3} ",
                "[1.0, 1.50, -0.0, 1e2, 123456789012345678901234567890]",
                "\"\\u00e9 \\u0000 \uD83D\uDE80 ' \\\\ $1 ?\"",
                "null",
                "12"
            })
    void aDocumentStaysAsItWasWritten(String document) {
        ENGINE.use(connection -> {
            connection.execute(insert(PAPER).set(PAPER.id.to(1), PAPER.document.to(document)));
            assertThat(connection.one(select(PAPER.document))).isEqualTo(document);
            connection.execute(update(PAPER).set(PAPER.document.to("{}")).everywhere());
            connection.execute(
                    insert(PAPER).rows(List.of(2, 3), id -> List.of(PAPER.id.to(id), PAPER.document.to(document))));
            assertThat(connection.list(select(PAPER.document).orderBy(PAPER.id)))
                    .containsExactly("{}", document, document);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "plain", "[1] [2]", "{\"a\": 1,}", "half\uD83D", "\"nul\0\""})
    void whatIsNoDocumentIsRefused(String text) {
        ENGINE.use(connection -> {
            assertThatThrownBy(() -> connection.execute(insert(PAPER).set(PAPER.id.to(1), PAPER.document.to(text))))
                    .isInstanceOf(DataException.class);
            assertThat(connection.list(select(PAPER.id))).isEmpty();
        });
    }

    @Test
    void valuesComeBack() {
        var random = new Random(4);
        var lists = random.ints(50, 0, 9)
                .mapToObj(size -> random.ints(size).boxed().toList())
                .toList();
        ENGINE.use(connection -> {
            for (int i = 0; i < lists.size(); i++) {
                connection.execute(insert(PAPER).set(PAPER.id.to(i), PAPER.numbers.to(lists.get(i))));
            }
            assertThat(connection.list(select(PAPER.numbers).orderBy(PAPER.id))).isEqualTo(lists);
        });
    }

    @Test
    void nullIsNoDocument() {
        ENGINE.use(connection -> {
            connection.execute(insert(PAPER).set(PAPER.id.to(1), PAPER.numbers.toNull(), PAPER.document.toNull()));
            assertThat(connection.list(select(PAPER.id).where(PAPER.numbers.isNull(), PAPER.document.isNull())))
                    .containsExactly(1);
        });
    }

    /** PostgreSQL has no equality for this type: documents are compared as {@code jsonb}, and so are their parts. */
    @Test
    void documentsAreComparedByWhatTheyMean() {
        ENGINE.use(connection -> {
            connection.execute(insert(PAPER)
                    .set(PAPER.id.to(1), PAPER.document.to("{\"a\": [\"x\", 2]}"), PAPER.numbers.to(List.of(1, 2))));
            assertThat(connection.list(select(PAPER.id)
                            .where(
                                    PAPER.document.eq("{\"a\":[\"x\",2]}"),
                                    PAPER.document.ne("{}"),
                                    PAPER.numbers.in(List.of(List.of(3), List.of(1, 2))),
                                    json(PAPER.document).path("a", 0).asText().eq("x"))))
                    .containsExactly(1);
        });
    }
}
