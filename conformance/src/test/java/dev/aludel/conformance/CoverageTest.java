package dev.aludel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.sql.Fn;
import dev.aludel.sql.Json;
import dev.aludel.sql.MySql;
import dev.aludel.sql.Pg;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Sqlite;
import dev.aludel.sql.TemporalExpression;
import dev.aludel.sql.TextExpression;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever can be called is called by a case, which is executed: the sources of the cases are searched for the calls. */
final class CoverageTest {
    private static final Path CASES = Path.of("src/main/java/dev/aludel/conformance");

    /** Called elsewhere: values of batches, of which a case has none. */
    private static final Set<String> ELSEWHERE = Set.of("parameter");

    /** Text blocks, strings and imports, in which names call nothing. */
    private static final Pattern NO_CALLS =
            Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|(?m:^import [^\\n]*$)");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Sql.class,
                Fn.class,
                Pg.class,
                MySql.class,
                MySql.Match.class,
                Sqlite.class,
                Json.class,
                TemporalExpression.class,
                TextExpression.class
            })
    void everyMethodIsInACase(Class<?> api) throws IOException {
        String cases = cases();
        var missing = new TreeSet<String>();
        for (Method method : api.getMethods()) {
            boolean ours = method.getDeclaringClass().getName().startsWith("dev.aludel.sql.") && !method.isBridge();
            if (ours && own(api, method) && !called(api, method, cases)) {
                missing.add(method.getName());
            }
        }
        missing.removeAll(ELSEWHERE);

        assertThat(missing)
                .as("methods of %s that are in no case", api.getSimpleName())
                .isEmpty();
    }

    /** Static methods with those of superclasses; of others what the class itself adds. */
    private static boolean own(Class<?> api, Method method) {
        return Modifier.isStatic(method.getModifiers())
                || method.getDeclaringClass().equals(api);
    }

    private static boolean called(Class<?> api, Method method, String cases) {
        String name = Pattern.quote(method.getName()) + "\\(";
        boolean qualified = List.of("Pg", "MySql", "Sqlite").contains(api.getSimpleName());
        String call;
        if (!Modifier.isStatic(method.getModifiers())) {
            call = "\\." + name;
        } else if (qualified) {
            call = "\\b" + api.getSimpleName() + "\\." + name;
        } else {
            call = "(?:(?<![.\\w])|\\b(?:Fn|Sql)\\.)" + name;
        }
        return Pattern.compile(call).matcher(cases).find();
    }

    private static String cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().map(CoverageTest::code).collect(Collectors.joining("\n"));
        }
    }

    private static String code(Path file) {
        try {
            return NO_CALLS.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
