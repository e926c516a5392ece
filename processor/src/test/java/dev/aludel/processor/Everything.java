package dev.aludel.processor;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.type.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Entities with a column of every type, compiled once, and their mappings as the session drives them. */
final class Everything {
    private static final String FIELDS = """
            short aShort; int anInt; long aLong; float aFloat; double aDouble; boolean aBoolean;
            @Nullable Short boxedShort; @Nullable Integer boxedInt; @Nullable Long boxedLong; @Nullable Float boxedFloat;
            @Nullable Double boxedDouble; @Nullable Boolean boxedBoolean;
            Integer wholeInt; BigDecimal decimal; @Nullable BigDecimal decimalOrNull;
            @Column(precision = 30, scale = 2) BigDecimal money; String text; @Nullable String textOrNull;
            @Column(length = 80) String shortText; byte[] bytes; byte @Nullable [] bytesOrNull;
            Instant instant; @Nullable Instant instantOrNull; LocalDate date; @Nullable LocalDate dateOrNull;
            LocalTime time; @Nullable LocalTime timeOrNull; LocalDateTime dateTime; @Nullable LocalDateTime dateTimeOrNull;
            OffsetDateTime offset; @Nullable OffsetDateTime offsetOrNull; Duration duration; @Nullable Duration durationOrNull;
            UUID uuid; @Nullable UUID uuidOrNull; Color color; @Nullable Color colorOrNull;
            @Enumerated(EnumStorage.ORDINAL) Color position; @Enumerated(EnumStorage.ORDINAL) @Nullable Color positionOrNull;
            @Convert(MeterConverter.class) Meter meter; @Convert(MeterConverter.class) @Nullable Meter meterOrNull;
            """;

    private static final String IMPORTS = """
            package demo;
            import dev.aludel.orm.*;
            import dev.aludel.orm.annotation.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.util.UUID;
            import org.jspecify.annotations.*;
            """;

    private static final String[] SOURCES = {
        Sources.NULL_MARKED,
        "package demo;\npublic enum Color { RED, GREEN, BLUE }",
        "package demo;\npublic record Meter(long millimeters) {}",
        """
        package demo;
        import dev.aludel.orm.annotation.ValueConverter;
        public final class MeterConverter implements ValueConverter<Meter, Long> {
            public MeterConverter() {}
            @Override public Long toStored(Meter value) { return value.millimeters(); }
            @Override public Meter fromStored(Long stored) { return new Meter(stored); }
        }
        """,
        IMPORTS + """
        @Entity
        @SuppressWarnings("NullAway")
        public final class Everything {
            @Id @Generated @Nullable Long id;
            @Version int version;
        """ + FIELDS + """
            @ManyToOne final Ref<Parent> parent = Everything_.parent(this);
            @ManyToOne final Ref<@Nullable Everything> other = Everything_.other(this);
            Everything() {}
        }
        """,
        IMPORTS + """
        @Entity
        public final class Parent {
            @Id @Convert(MeterConverter.class) Meter id;
            Parent(Meter id) { this.id = id; }
        }
        """,
        IMPORTS + "@Entity\npublic record Values(@Id @Generated long id, @Version long version, "
                + FIELDS.strip().replaceAll(";$", "").replace(';', ',') + ") {}",
    };

    private static final ClassLoader LOADER = load();

    private Everything() {}

    /** The class, with relationships. */
    static Mapped entity() {
        return mapped("demo.Everything_", "EVERYTHING");
    }

    /** The record. */
    static Mapped record() {
        return mapped("demo.Values_", "VALUES");
    }

    static Mapped mapped(String metamodel, String constant) {
        return Mapped.of(LOADER, metamodel, constant);
    }

    private static ClassLoader load() {
        try {
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "compiled")), "everything");
            var compilation = Compilation.of(home, SOURCES);
            if (!compilation.success()) {
                throw new AssertionError(compilation.toString());
            }
            return compilation.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A metamodel of classes that are only known at run time. */
    record Mapped(EntityTable<Object, Object> table) {
        @SuppressWarnings("unchecked")
        static Mapped of(ClassLoader loader, String metamodel, String constant) {
            try {
                var field = Class.forName(metamodel, true, loader).getField(constant);
                return new Mapped((EntityTable<Object, Object>) field.get(null));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        EntityMapping<Object, Object> mapping() {
            return table.mapping();
        }

        List<ColumnExpression<?>> columns() {
            return table.declaredColumns();
        }

        int index(String column) {
            return columns().stream().map(ColumnExpression::name).toList().indexOf(column);
        }

        /** The values of a row as the columns' types say, without generated code. */
        List<Object> decoded(RowReader row, int at) {
            var values = new Object[columns().size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = columns().get(column).type().read(row, at + column);
            }
            return comparable(values);
        }

        /** Arrays by their contents. */
        static List<Object> comparable(Object[] values) {
            return Arrays.stream(values)
                    .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
