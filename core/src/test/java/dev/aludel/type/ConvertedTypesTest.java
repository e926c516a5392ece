package dev.aludel.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.DataException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types made of others: equality, limits, mutable values, codecs that are missing. */
class ConvertedTypesTest {
    private static final class Codec implements JsonCodec {
        private final boolean yields;

        private Codec(boolean yields) {
            this.yields = yields;
        }

        @Override
        public String write(Object value, Type type) {
            return value.toString();
        }

        @Override
        public Object read(String json, Type type) {
            return json;
        }

        @Override
        public boolean yields() {
            return yields;
        }
    }

    private static SqlType<List<String>> words(int length) {
        return SqlTypes.converted(
                new GenericType<List<String>>() {},
                SqlTypes.varchar(length),
                ConvertedTypesTest::joined,
                ConvertedTypesTest::split);
    }

    private static String joined(List<String> words) {
        return String.join(" ", words);
    }

    private static List<String> split(String text) {
        return List.of(text.split(" "));
    }

    @Test
    void theConverterOfAGenericTypeHasItsLimits() {
        var type = words(5);
        assertThat(type.encode(List.of("a", "b"))).isEqualTo("a b");
        assertThat(type.checked(List.of("a", "b"), "t.words")).containsExactly("a", "b");
        assertThatThrownBy(() -> type.checked(List.of("long", "list"), "t.words"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t.words holds at most 5 characters");
    }

    @Test
    void whatIsKeptDoesNotChange() {
        var type = words(50);
        var list = new ArrayList<>(List.of("a"));
        var kept = type.kept(list, "t.words");
        assertThat(kept).isEqualTo(type.kept(List.of("a"), "t.words"));
        list.add("b");
        assertThat(kept).isNotEqualTo(type.kept(list, "t.words"));
        assertThat(type.encode(kept)).isEqualTo("a");
        assertThat(type.restored(kept)).containsExactly("a");
        assertThat(type.checked(type.restored(kept), "t.words")).containsExactly("a");
    }

    @Test
    void whatAConverterMakesGetsTheColumnsPrecision() {
        var type = SqlTypes.converted(
                StringBuilder.class,
                SqlTypes.decimal(8, 2),
                s -> new BigDecimal(s.toString()),
                n -> new StringBuilder(n.toString()));
        assertThat(type.checked(new StringBuilder("1.5"), "t.price")).hasToString("1.50");
        assertThatThrownBy(() -> type.checked(new StringBuilder("1.555"), "t.price"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t.price keeps 2 decimal places");
    }

    @Test
    void typesAreEqualWhenTheyDoTheSame() {
        assertThat(SqlTypes.json(new GenericType<Map<String, Integer>>() {}))
                .isEqualTo(SqlTypes.json(new GenericType<Map<String, Integer>>() {}))
                .isNotEqualTo(SqlTypes.json(new GenericType<Map<String, Long>>() {}))
                .isNotEqualTo(SqlTypes.json(new GenericType<Map<String, Integer>>() {}, new Codec(false)));
        assertThat(SqlTypes.array(SqlTypes.INTEGER)).isEqualTo(SqlTypes.array(SqlTypes.INTEGER));
        assertThat(SqlTypes.enumByName(Thread.State.class)).isEqualTo(SqlTypes.enumByName(Thread.State.class));
        assertThat(SqlTypes.json(String.class)).as("the document itself").isEqualTo(SqlTypes.JSON);
    }

    @Test
    void aConverterThatFailsSaysSo() {
        var type = SqlTypes.converted(Integer.class, SqlTypes.TEXT, n -> n == 0 ? null : "" + 10 / n, Integer::valueOf);
        assertThatThrownBy(() -> type.encode(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a converter made null");
        var throwing = SqlTypes.converted(Integer.class, SqlTypes.TEXT, n -> "" + 10 / n, Integer::valueOf);
        assertThatThrownBy(() -> throwing.kept(0, "t.number"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t.number")
                .hasMessageContaining("cannot be converted")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void eachConstantHasAValueOfItsOwn() {
        var byValue = SqlTypes.enumBy(
                Thread.State.class, SqlTypes.INTEGER, state -> state.name().hashCode());
        assertThat(byValue.encode(Thread.State.NEW)).isEqualTo("NEW".hashCode());
        assertThat(byValue)
                .isEqualTo(SqlTypes.enumBy(
                        Thread.State.class, SqlTypes.INTEGER, s -> s.name().hashCode()));
        assertThatThrownBy(() -> SqlTypes.enumBy(Thread.State.class, SqlTypes.INTEGER, state -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("State.RUNNABLE and NEW are kept by the same value");
    }

    @Test
    void aGenericTypeSaysItsArguments() {
        assertThat(new GenericType<List<String>>() {}).hasToString("java.util.List<java.lang.String>");
        assertThatThrownBy(ConvertedTypesTest::<Integer>ofVariable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variable");
    }

    private static <T> GenericType<List<T>> ofVariable() {
        return new GenericType<>() {};
    }

    @Test
    void theCodecIsTheOneThatThereIs() {
        var own = new Codec(false);
        var library = new Codec(true);
        assertThat(InstalledJsonCodec.choose(List.of(library), List.class)).isSameAs(library);
        assertThat(InstalledJsonCodec.choose(List.of(library, own), List.class)).isSameAs(own);
        assertThatThrownBy(() -> InstalledJsonCodec.choose(List.of(own, new Codec(false)), List.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("several JSON codecs")
                .hasMessageContaining("java.util.List");
        assertThatThrownBy(() -> SqlTypes.json(List.class).encode(List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dev.aludel:aludel-jackson");
    }
}
