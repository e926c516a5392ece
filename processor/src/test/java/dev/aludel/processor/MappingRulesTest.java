package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnexpectedNullException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single rules of generated mappings, with the values that show them. */
class MappingRulesTest {
    @TempDir
    Path home;

    private final Everything.Mapped entity = Everything.entity();
    private final Everything.Mapped record = Everything.record();

    private Everything.Mapped compiled(String metamodel, String constant, String... sources) {
        var compilation = Compilation.of(home, sources);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        return Everything.Mapped.of(compilation.load(), metamodel, constant);
    }

    /** Whether assigning this counts as a change where the other value was before. */
    private boolean changes(String column, Object before, Object after) {
        var mapping = entity.mapping();
        int index = entity.index(column);
        var object = mapping.read(new RandomRows(1).row(0, entity.columns()), 0);
        mapping.assign(object, index, before);
        var snapshot = mapping.values(object);
        mapping.assign(object, index, after);
        var changed = new BitSet();
        mapping.compare(object, snapshot, changed);
        assertThat(changed.cardinality()).isEqualTo(changed.get(index) ? 1 : 0);
        return changed.get(index);
    }

    @Test
    void decimalsAreEqualWhateverTheirScale() {
        assertThat(changes("decimal", new BigDecimal("1.0"), new BigDecimal("1.00")))
                .isFalse();
        assertThat(changes("decimal", new BigDecimal("1.0"), new BigDecimal("1.01")))
                .isTrue();
        assertThat(changes("decimal_or_null", null, BigDecimal.ZERO)).isTrue();
        assertThat(changes("decimal_or_null", BigDecimal.ZERO, null)).isTrue();
        assertThat(changes("decimal_or_null", null, null)).isFalse();
    }

    @Test
    void notANumberEqualsItselfAndZeroesHaveSigns() {
        assertThat(changes("a_double", Double.NaN, Double.NaN)).isFalse();
        assertThat(changes("a_double", 0d, -0d)).isTrue();
        assertThat(changes("a_float", Float.NaN, Float.NaN)).isFalse();
        assertThat(changes("boxed_double", Double.NaN, Double.NaN)).isFalse();
    }

    @Test
    void boxesAreComparedByValue() {
        assertThat(changes("boxed_int", 1000, Integer.valueOf("1000"))).isFalse();
        assertThat(changes("a_long", 1000L, 1001L)).isTrue();
        assertThat(changes("bytes", new byte[] {1}, new byte[] {1})).isFalse();
    }

    @Test
    void aFieldThatWasNotSetHasANullAmongTheValues() {
        var mapping = entity.mapping();
        var object = mapping.read(new RandomRows(1).row(0, entity.columns()), 0);
        mapping.assign(object, entity.index("text"), null);
        mapping.assign(object, entity.index("bytes"), null);
        assertThat(mapping.values(object)[entity.index("text")]).isNull();
        var changed = new BitSet();
        mapping.compare(object, mapping.values(object), changed);
        assertThat(changed).isEqualTo(new BitSet());
    }

    @Test
    void aPrimitiveIsNeverNull() {
        var mapping = entity.mapping();
        var object = mapping.read(new RandomRows(1).row(0, entity.columns()), 0);
        assertThatThrownBy(() -> mapping.assign(object, entity.index("an_int"), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an_int cannot be null: the field is a primitive");
        var copied = record.mapping().read(new RandomRows(1).row(0, record.columns()), 0);
        assertThatThrownBy(() -> record.mapping().with(copied, record.index("an_int"), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an_int cannot be null: the field is a primitive");
    }

    @Test
    void aGeneratedPrimitiveKeyIsZeroWhileThereIsNone() {
        var object = record.mapping().read(new RandomRows(1).row(0, record.columns()), 0);
        var unsaved = record.mapping().with(object, 0, null);
        assertThat(record.mapping().key(unsaved)).isNull();
        assertThat(record.mapping().values(unsaved)[0]).isNull();
        var changed = new BitSet();
        record.mapping().compare(unsaved, record.mapping().values(unsaved), changed);
        assertThat(changed).isEqualTo(new BitSet());
        assertThat(record.mapping().key(record.mapping().with(unsaved, 0, 7L))).isEqualTo(7L);
    }

    @Test
    void recordsAreNotAssignedAndClassesNotCopied() {
        var copy = record.mapping().read(new RandomRows(1).row(0, record.columns()), 0);
        assertThatThrownBy(() -> record.mapping().assign(copy, 0, 1L))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Values is a record: make a changed copy");
        assertThatThrownBy(() -> record.mapping().reload(copy, new ArrayRow(), 0))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Values is a record: read a new one");
        var object = entity.mapping().read(new RandomRows(1).row(0, entity.columns()), 0);
        assertThatThrownBy(() -> entity.mapping().with(object, 0, 1L))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Everything is a class: assign to its fields");
    }

    @Test
    void aColumnThatDoesNotExistIsNotAssigned() {
        var object = entity.mapping().read(new RandomRows(1).row(0, entity.columns()), 0);
        assertThatThrownBy(
                        () -> entity.mapping().assign(object, entity.columns().size(), 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        var copied = record.mapping().read(new RandomRows(1).row(0, record.columns()), 0);
        assertThatThrownBy(() -> record.mapping().with(copied, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aNullInAColumnOfTheUsersOwnTypeNamesTheColumn() {
        var row = new RandomRows(1).row(0, entity.columns());
        row.stored()[entity.index("color")] = null;
        assertThatThrownBy(() -> entity.mapping().read(row, 0))
                .isInstanceOf(UnexpectedNullException.class)
                .hasMessageContaining("everything.color is NULL in a row, and the field is not @Nullable")
                .hasMessageContaining("correct the row, or make the field @Nullable");
    }

    @Test
    void factsOfAMapping() {
        var mapping = entity.mapping();
        assertThat(mapping.entityType().getName()).isEqualTo("demo.Everything");
        assertThat(mapping.keyType()).isEqualTo(Long.class);
        assertThat(mapping.table()).isSameAs(entity.table());
        assertThat(mapping.keyColumn()).isZero();
        assertThat(mapping.generatedKey()).isTrue();
        assertThat(mapping.versionColumn()).isOne();
        assertThat(mapping.isRecord()).isFalse();
        assertThat(record.mapping().isRecord()).isTrue();
        assertThat(mapping.relations())
                .extracting(Object::toString)
                .containsExactly("Everything.parent", "Everything.other");
        assertThat(mapping.definition()).isSameAs(mapping.definition());
        assertThat(mapping.definition().columns())
                .extracting(column -> column.name())
                .isEqualTo(
                        entity.columns().stream().map(column -> column.name()).toList());
        assertThat(entity.table().as("e").alias()).isEqualTo("e");
        assertThat(entity.table().as("e").mapping()).isSameAs(mapping);
    }

    @Test
    void aliasesShareTheTypesOfTheUsersClasses() {
        var alias = entity.table().as("e").declaredColumn("meter").type();
        assertThat(alias).isEqualTo(entity.table().declaredColumn("meter").type());
    }

    @Test
    void theConstructorWithMostColumnsReadsARow() {
        var mapped = compiled("demo.Coin_", "COIN", """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Coin {
                    @Id final String code;
                    final int cents;
                    int count = 5;
                    @Transient final String made;
                    Coin() { this(0, "none"); }
                    Coin(int cents, String code) { this.code = code; this.cents = cents; this.made = "by columns"; }
                    private Coin(String code, int cents, int count) { this(cents, code); }
                }
                """);
        var mapping = mapped.mapping();
        var coin = mapping.read(new ArrayRow("EUR", 100, 3), 0);
        assertThat(mapping.values(coin)).containsExactly("EUR", 100, 3);

        mapping.reload(coin, new ArrayRow("EUR", 100, 4), 0);
        assertThat(mapping.values(coin)).containsExactly("EUR", 100, 4);
        mapping.assign(coin, 0, "EUR");
        assertThatThrownBy(() -> mapping.assign(coin, 0, "USD"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Coin.code is final");
    }

    @Test
    void aConstructorThatTakesRelatedEntitiesReceivesNull() {
        var mapped = compiled("demo.Post_", "POST", Sources.NULL_MARKED, Sources.USER, Sources.POST);
        var post = mapped.mapping().read(new ArrayRow(1, "title", 7), 0);
        assertThat(mapped.mapping().values(post)).containsExactly(1, "title", 7);
        mapped.mapping().reload(post, new ArrayRow(1, "other", null), 0);
        assertThat(mapped.mapping().values(post)).containsExactly(1, "other", null);
        mapped.mapping().assign(post, 2, 8);
        assertThat(mapped.mapping().values(post)).containsExactly(1, "other", 8);
    }

    @Test
    void aForeignKeyIsAsLongAsTheKeyThatItRefersTo() {
        var mapped = compiled("demo.City_", "CITY", """
                package demo;
                import dev.aludel.orm.*;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class City {
                    @Id long id;
                    @References(Country.class) String country = "";
                    @References(Country.class) @Column(length = 9) String longer = "";
                    @ManyToOne final Ref<Country> other = City_.other(this);
                    public City() {}
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity public record Country(@Id @Column(length = 3) String code) {}
                """);
        assertThat(mapped.mapping().definition().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("id BIGINT", "country VARCHAR(3)", "longer VARCHAR(9)", "other_id VARCHAR(3)");
    }

    @Test
    void constructorParametersMatchWhateverTheirNullness() {
        var mapped = compiled("demo.Nick_", "NICK", """
                package demo;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                @NullMarked
                @Entity
                public final class Nick {
                    @Id final long id;
                    final @Nullable String nick;
                    final byte @Nullable [] photo;
                    final int age;
                    Nick(Long id, @Nullable String nick, byte @Nullable [] photo, long age) {
                        this.id = id;
                        this.nick = nick;
                        this.photo = photo;
                        this.age = (int) age;
                    }
                }
                """);
        var nick = mapped.mapping().read(new ArrayRow(1L, null, null, 30), 0);
        assertThat(mapped.mapping().values(nick)).containsExactly(1L, null, null, 30);
    }

    @Test
    void theDefinitionHasConstraintsAndIndexes() {
        var mapped = compiled("demo.Seat_", "SEAT", """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity(schema = "cinema", table = "seats")
                @UniqueColumns({"hall", "place"})
                @IndexColumns(value = {"hall", "taken"}, name = "ix_free")
                @IndexColumns("place")
                public record Seat(
                        @Id long id,
                        @References(value = Hall.class, onDelete = OnDelete.CASCADE) int hall,
                        @Column(comment = "row \\"and\\" number", serverDefault = "'A1'", check = "place <> ''") String place,
                        @Column(unique = true) String code,
                        @Column(index = true) boolean taken) {}
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity(table = "halls", schema = "cinema") public record Hall(@Id int number) {}
                """);
        var definition = mapped.mapping().definition();
        assertThat(definition.id().toString()).isEqualTo("cinema.seats");
        assertThat(definition.primaryKey().columns()).containsExactly("id");
        assertThat(definition.column("place").orElseThrow().comment()).isEqualTo("row \"and\" number");
        assertThat(definition.column("place").orElseThrow().serverDefault()).hasToString("'A1'");
        assertThat(definition.checks())
                .extracting(check -> check.condition().toString())
                .containsExactly("place <> ''");
        assertThat(definition.uniqueKeys())
                .extracting(key -> key.columns())
                .containsExactly(List.of("code"), List.of("hall", "place"));
        assertThat(definition.indexes())
                .extracting(index -> index.name() + " " + index.columns())
                .containsExactly("null [taken]", "ix_free [hall, taken]", "null [place]");
        assertThat(definition.foreignKeys())
                .extracting(key -> key.columns() + " " + key.target() + " " + key.onDelete())
                .containsExactly("[hall] cinema.halls CASCADE");
    }
}
