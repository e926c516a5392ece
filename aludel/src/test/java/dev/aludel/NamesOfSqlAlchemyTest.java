package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every method and class that docs/from-sqlalchemy.md names on our side is there. */
class NamesOfSqlAlchemyTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|(?:\\\\\\||[^|])*\\|((?:\\\\\\||[^|])*)\\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern METHOD = Pattern.compile("(?<![\\w\"])([a-z]\\w*)\\(");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.\"'])([A-Z][a-z]\\w+)");
    /** What users name themselves in the examples, and what is Java's. */
    private static final Set<String> EXAMPLES = Set.of("User", "Author", "Ann", "Optional", "PostgreSQL");

    @Test
    void everyNameOfOursExists() throws IOException {
        JavaClasses ours = ArchitectureTest.CLASSES;
        Set<String> methods = ours.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        || method.getModifiers().contains(JavaModifier.PROTECTED))
                .map(JavaMethod::getName)
                .collect(Collectors.toSet());
        Set<String> types = ours.stream().map(type -> type.getSimpleName()).collect(Collectors.toSet());
        var page = Files.readString(Path.of("../docs/from-sqlalchemy.md"));

        var missing = new TreeSet<String>();
        int rows = 0;
        for (var row = ROW.matcher(page); row.find(); ) {
            rows++;
            for (String code : all(CODE, row.group(1))) {
                all(METHOD, code).stream()
                        .filter(name -> !methods.contains(name))
                        .forEach(missing::add);
                all(TYPE, code).stream()
                        .filter(name -> !types.contains(name) && !EXAMPLES.contains(name))
                        .forEach(missing::add);
            }
        }
        assertThat(rows).isGreaterThan(60);
        assertThat(missing).isEmpty();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
