package dev.aludel.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code docs/cookbook.md} shows code that stands in the tests beside this one, word for word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CookbookTest {
    private static final Path SOURCES = Path.of("src/test/java/dev/aludel/cookbook");
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?s)### ([^\\n]+)\\n(?:(?!\\n### ).)*?\\*Shown by\\*: \\[[^\\]]+\\]\\(([^)]+)\\)");
    private static final List<Class<?>> TESTS = List.of(
            AsynchronousTest.class,
            EnginesTest.class,
            ModelTest.class,
            QueriesTest.class,
            RelationshipsTest.class,
            SessionsTest.class);

    private final String page = read(Path.of("../docs/cookbook.md"));

    @Test
    void eachPieceOfCodeIsOneThatATestExecutes() {
        String sources = sources();
        List<String> blocks = matches(BLOCK).map(block -> block.group(1)).toList();
        assertThat(blocks)
                .hasSizeGreaterThan(25)
                .allSatisfy(block -> assertThat(sources).contains(withoutBlanks(block)));
    }

    @Test
    void eachRecipeHasATest() {
        Set<String> recipes =
                matches(HEADING).map(heading -> heading.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = TESTS.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Recipe.class))
                .flatMap(CookbookTest::recipes)
                .collect(Collectors.toCollection(TreeSet::new));
        matches(ELSEWHERE).forEach(link -> {
            assertThat(Path.of("../docs").resolve(link.group(2))).exists();
            tested.add(link.group(1));
        });
        assertThat(tested).isEqualTo(recipes);
    }

    private static Stream<String> recipes(Method method) {
        return Arrays.stream(method.getAnnotation(Recipe.class).value());
    }

    private Stream<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(page).results();
    }

    private static String sources() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(CookbookTest::read)
                    .map(CookbookTest::withoutBlanks)
                    .collect(Collectors.joining());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
