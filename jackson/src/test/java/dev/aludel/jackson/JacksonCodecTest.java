package dev.aludel.jackson;

import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.GenericType;
import dev.aludel.type.JsonCodec;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Jackson as it is found by itself, and with settings of an application's own. */
class JacksonCodecTest {
    record Price(BigDecimal amount, Instant since) {}

    record Everything(
            List<Price> prices,
            Map<String, Price> byName,
            @Nullable String note) {}

    private static final class Things extends Table {
        static final Things THING = new Things();

        final IntColumn id = intColumn("id", primaryKey());
        final ValueColumn<Everything> everything =
                valueColumn("everything", SqlTypes.json(Everything.class), nullable());
        final ValueColumn<Map<String, List<Integer>>> numbers =
                valueColumn("numbers", SqlTypes.json(new GenericType<Map<String, List<Integer>>>() {}), nullable());
        final ValueColumn<JsonNode> tree = valueColumn("tree", SqlTypes.json(JsonNode.class), nullable());
        final ValueColumn<Object> anything = valueColumn("anything", SqlTypes.json(Object.class), nullable());

        private Things() {
            super("things", null);
        }
    }

    private static final Things THING = Things.THING;

    private static Engine database() {
        var engine = Engine.create("sqlite::memory:");
        engine.begin(c -> MetaData.of(THING).createAll(c));
        return engine;
    }

    @Test
    void valuesComeBack() {
        var price = new Price(new BigDecimal("1.10"), Instant.parse("2026-11-21T01:12:00.123456789Z"));
        var everything = new Everything(List.of(price), Map.of("a", price), null);
        try (var db = database()) {
            db.begin(c -> c.execute(insert(THING)
                    .set(
                            THING.id.to(1),
                            THING.everything.to(everything),
                            THING.numbers.to(Map.of("b", List.of(1, 2), "a", List.of())))));
            db.use(c -> {
                assertThat(c.one(select(THING.everything))).isEqualTo(everything);
                assertThat(c.one(select(THING.numbers))).isEqualTo(Map.of("b", List.of(1, 2), "a", List.of()));
                assertThat(c.one(text("select numbers from things")).get(0, String.class))
                        .isEqualTo("{\"a\":[],\"b\":[1,2]}");
            });
        }
    }

    @Test
    void whatAStatementHoldsIsTheValueAsItWas() {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>(Map.of("a", new ArrayList<>(List.of(1))));
        try (var db = database()) {
            var later = insert(THING).set(THING.id.to(1), THING.numbers.to(numbers));
            numbers.put("b", List.of());
            db.begin(c -> c.execute(later));
            db.use(c -> assertThat(c.one(select(THING.numbers))).isEqualTo(Map.of("a", List.of(1))));
        }
    }

    @Test
    void theNullOfJsonIsForThoseWhoKnowIt() {
        try (var db = database()) {
            db.begin(c -> c.execute(text("insert into things values (1, 'null', null, 'null', null)")));
            db.use(c -> {
                assertThat(c.list(select(THING.everything))).containsExactly((Everything) null);
                assertThat(c.one(select(THING.tree)).isNull()).isTrue();
                assertThat(c.count(select(THING.id).where(THING.everything.isNull())))
                        .as("it is not NULL to the database")
                        .isZero();
            });
        }
    }

    @Test
    void errorsNameTheColumn() {
        try (var db = database()) {
            db.begin(c -> c.execute(text("insert into things (id, everything) values (1, '{\"prices\": 7}')")));
            assertThatThrownBy(() -> db.with(c -> c.one(select(THING.everything))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the result column everything holds no Everything")
                    .hasRootCauseInstanceOf(tools.jackson.databind.DatabindException.class);
            var self = new ArrayList<Object>();
            self.add(self);
            assertThatThrownBy(() -> THING.anything.to(self))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("things.anything")
                    .hasMessageContaining("cannot be written as JSON");
            assertThatThrownBy(() -> db.begin(c -> c.execute(text("insert into things (id, tree) values (2, '{')"))))
                    .as("no JSON gets into the column")
                    .isInstanceOf(dev.aludel.error.CheckException.class);
        }
    }

    @Test
    void aMapperOfOnesOwn() throws Exception {
        JsonCodec codec = JacksonCodec.of(JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build());
        var type = SqlTypes.json(Optional.class, codec);
        assertThat(codec.write(new Price(BigDecimal.ONE, Instant.EPOCH), Price.class))
                .isEqualTo("{\"Amount\":1,\"Since\":\"1970-01-01T00:00:00Z\"}");
        assertThat(type).isEqualTo(SqlTypes.json(Optional.class, codec)).isNotEqualTo(SqlTypes.json(Optional.class));
    }
}
