package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole text that is generated, for one entity of each kind. The expected texts are in {@code golden}. */
class GoldenTest {
    private static final String AUDITED = """
            package demo;

            import dev.aludel.orm.annotation.*;
            import java.time.Instant;
            import org.jspecify.annotations.Nullable;

            @MappedSuperclass
            public abstract class Audited<K> {
                @Id @Nullable K id;
                @Version int version;
                final Instant createdAt;
                @Nullable Instant changedAt;

                Audited(Instant createdAt) {
                    this.createdAt = createdAt;
                }
            }
            """;

    private static final String EMPLOYEE = """
            package demo;

            import dev.aludel.orm.*;
            import dev.aludel.orm.annotation.*;
            import java.time.Instant;
            import java.util.UUID;
            import org.jspecify.annotations.Nullable;

            @Entity(schema = "staff")
            @IndexColumns({"manager", "grade"})
            final class Employee extends Audited<UUID> {
                double salary;
                @Enumerated(EnumStorage.ORDINAL) @Nullable Grade grade;
                byte @Nullable [] photo;
                @ManyToOne(backPopulates = "reports", column = "boss", comment = "it's the boss")
                final Ref<@Nullable Employee> manager = Employee_.manager(this);
                @OneToMany(backPopulates = "manager", cascade = Cascade.DELETE, orphanDelete = true, orderBy = "createdAt")
                final Many<Employee> reports = Employee_.reports(this);

                Employee(Instant createdAt, double salary) {
                    super(createdAt);
                    this.salary = salary;
                }

                enum Grade { JUNIOR, SENIOR }
            }
            """;

    private static final String CURRENCY = """
            package demo;

            import dev.aludel.orm.annotation.*;
            import org.jspecify.annotations.Nullable;

            @Entity(table = "currencies", comment = "what money is called")
            @UniqueColumns(value = {"symbol", "country"}, name = "uq_symbol", comment = "one sign each")
            public record Currency(
                    @Id(comment = "drawn") @Generated long id,
                    @Column(length = 3, comment = "ISO 4217") String code,
                    @Nullable String symbol,
                    @References(value = Country.class, onDelete = OnDelete.RESTRICT, comment = "who issues it")
                            String country,
                    @Convert(RateConverter.class) Rate rate,
                    @Version int version) {}
            """;

    private static final String COUNTRY = """
            package demo;

            import dev.aludel.orm.annotation.*;

            @Entity
            public record Country(@Id String code) {}
            """;

    private static final String RATE = """
            package demo;

            public record Rate(long millionths) {}
            """;

    private static final String RATE_CONVERTER = """
            package demo;

            import dev.aludel.orm.annotation.ValueConverter;

            public final class RateConverter implements ValueConverter<Rate, Long> {
                public RateConverter() {}

                @Override
                public Long toStored(Rate value) {
                    return value.millionths();
                }

                @Override
                public Rate fromStored(Long stored) {
                    return new Rate(stored);
                }
            }
            """;

    private static final String PROFILE = """
            package demo;

            import dev.aludel.orm.annotation.*;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Map;
            import org.jspecify.annotations.Nullable;

            @Entity
            final class Profile {
                @Id int id;
                @AsJson Settings settings;
                @AsJson List<Tag> tags = new ArrayList<>();
                @AsJson(codec = OwnJson.class) @Nullable Map<String, int[]> counts;
                @AsJson String document = "{}";

                Profile(int id, Settings settings) {
                    this.id = id;
                    this.settings = settings;
                }

                record Settings(String theme, int size) {}

                record Tag(String name, @Nullable Integer rank) {}
            }
            """;

    private static final String OWN_JSON = """
            package demo;

            import dev.aludel.type.JsonCodec;
            import java.lang.reflect.Type;

            public final class OwnJson implements JsonCodec {
                public OwnJson() {}

                @Override
                public String write(Object value, Type type) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Object read(String json, Type type) {
                    throw new UnsupportedOperationException();
                }
            }
            """;

    @TempDir
    Path home;

    private void generates(String metamodel, String... sources) throws IOException {
        var compilation = Compilation.of(home, sources);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        try (var expected = GoldenTest.class.getResourceAsStream("/golden/" + metamodel + ".txt")) {
            assertThat(compilation.generated("demo." + metamodel))
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void anEntityWithACollection() throws IOException {
        generates("User_", Sources.NULL_MARKED, Sources.USER, Sources.POST);
    }

    @Test
    void anEntityWithAReference() throws IOException {
        generates("Post_", Sources.NULL_MARKED, Sources.USER, Sources.POST);
    }

    @Test
    void anEntityThatRefersToItselfAndHasAMappedSuperclass() throws IOException {
        generates("Employee_", Sources.NULL_MARKED, AUDITED, EMPLOYEE);
    }

    @Test
    void aRecord() throws IOException {
        generates("Currency_", Sources.NULL_MARKED, CURRENCY, COUNTRY, RATE, RATE_CONVERTER);
    }

    @Test
    void valuesKeptAsJson() throws IOException {
        generates("Profile_", Sources.NULL_MARKED, PROFILE, OWN_JSON);
    }
}
