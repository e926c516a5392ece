package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processor behaves in javac's rounds, beside other processors, and in build tools. */
class RoundsTest {
    @TempDir
    Path home;

    private static final String PLAIN = """
            package demo;
            @Deprecated
            public final class Plain {
                public Plain() {}
            }
            """;

    private static final String LATE = """
            package demo;
            import dev.aludel.orm.annotation.*;
            @Entity
            public final class Holder {
                @Id long id;
                LateKind kind = LateKind.A;
                public Holder() {}
            }
            """;

    @Test
    void withoutEntitiesNothingIsGenerated() {
        var compilation = Compilation.of(home, PLAIN);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        assertThat(compilation.generatedFiles()).isEmpty();
        assertThat(compilation.messages(Diagnostic.Kind.NOTE)).isEmpty();
    }

    @Test
    void aMappedSuperclassAloneGeneratesNothing() {
        var compilation = Compilation.of(home, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @MappedSuperclass
                public class Base {
                    @Id long id;
                    public Base() {}
                }
                """);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        assertThat(compilation.generatedFiles()).isEmpty();
    }

    @Test
    void oneSourceComesOfOneEntity() {
        var compilation = Compilation.of(home, Sources.NULL_MARKED, Sources.USER, Sources.POST, PLAIN);
        assertThat(compilation.generatedFiles()).containsExactly("demo/Post_.java", "demo/User_.java");
    }

    @Test
    void anEntityThatIsRefusedGeneratesNothing() {
        var compilation = Compilation.of(home, PLAIN, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Wrong {
                    public Wrong() {}
                }
                """);
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.generatedFiles()).isEmpty();
    }

    @Test
    void theSameSourcesGiveTheSameText() {
        var once = Compilation.of(home.resolve("once"), Sources.NULL_MARKED, Sources.USER, Sources.POST);
        var again = Compilation.of(home.resolve("again"), Sources.POST, Sources.NULL_MARKED, Sources.USER);
        assertThat(again.generated("demo.User_")).isEqualTo(once.generated("demo.User_"));
    }

    /** As incremental builds do: the other end of a relationship comes as a class file. */
    @Test
    void oneEntityAloneGivesTheSameTextAsBoth() {
        var both = Compilation.of(home.resolve("both"), Sources.NULL_MARKED, Sources.USER, Sources.POST);
        var alone = new Compilation.Run(Sources.NULL_MARKED, Sources.USER)
                .with(both)
                .in(home.resolve("alone"));
        assertThat(alone.success()).as(alone.toString()).isTrue();
        assertThat(alone.generatedFiles()).containsExactly("demo/User_.java");
        assertThat(alone.generated("demo.User_")).isEqualTo(both.generated("demo.User_"));
    }

    @Test
    void aTypeThatAnotherProcessorWritesIsWaitedFor() {
        var compilation =
                new Compilation.Run(LATE, PLAIN).beside(new LateKindProcessor()).in(home);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        assertThat(compilation.generatedFiles()).containsExactly("demo/Holder_.java", "demo/LateKind.java");
    }

    @Test
    void aTypeThatNobodyWritesIsJavacsError() {
        var compilation = Compilation.of(home, LATE, PLAIN);
        assertThat(compilation.refusals()).isEmpty();
        assertThat(compilation.errors())
                .anySatisfy(error -> assertThat(error).startsWith("Holder.java:6 cannot find symbol"));
    }

    @Test
    void aClassInAnAnnotationThatDoesNotExistIsJavacsError() {
        var compilation = Compilation.of(home, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Holder {
                    @Id long id;
                    @Convert(Missing.class) String kind = "";
                    @References(Absent.class) long other;
                    public Holder() {}
                }
                """);
        assertThat(compilation.refusals()).isEmpty();
        assertThat(compilation.errors())
                .anySatisfy(error -> assertThat(error).startsWith("Holder.java:6 cannot find symbol"))
                .anySatisfy(error -> assertThat(error).startsWith("Holder.java:7 cannot find symbol"));
    }

    @Test
    void outsideOfNullMarkedCodeANoteSaysWhatIsAssumed() {
        var compilation = Compilation.of(home, """
                package demo;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                @Entity
                public final class Loose {
                    @Id long id;
                    String name = "";
                    public Loose() {}
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                @NullMarked
                @Entity
                public final class Strict {
                    @Id long id;
                    String name = "";
                    public Strict() {}
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                @Entity
                public final class Numbers {
                    @Id long id;
                    int age;
                    @Nullable String name;
                    public Numbers() {}
                }
                """);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        assertThat(compilation.messages(Diagnostic.Kind.NOTE))
                .containsExactly(
                        "Aludel: outside of @NullMarked code, fields without @Nullable became NOT NULL columns:"
                                + " demo.Loose. JSpecify's @NullMarked on the class, package or module says that this is meant.");
    }

    @Test
    void javacFindsItAsAService() {
        assertThat(ServiceLoader.load(Processor.class))
                .anySatisfy(found -> assertThat(found).isInstanceOf(AludelProcessor.class));
    }

    @Test
    void gradleIsToldThatItIsIsolating() throws IOException {
        try (InputStream declared =
                AludelProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(declared.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(AludelProcessor.class.getName() + ",isolating");
        }
    }

    /** Writes the enum that the entity uses, in the first round. */
    private static final class LateKindProcessor extends AbstractProcessor {
        private boolean written;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (var file = processingEnv
                        .getFiler()
                        .createSourceFile("demo.LateKind")
                        .openWriter()) {
                    file.write("package demo; enum LateKind { A }");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return false;
        }
    }
}
