package dev.aludel.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code is explained in {@code docs/errors.md}: what happened, why, and what to do. */
final class ErrorDocumentationTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^## (AL-\\d{3} [A-Z_]+)$");
    private static final Pattern PARAGRAPH =
            Pattern.compile("(?s)\\*\\*(What happened|Why|What to do)\\.\\*\\* (.*?)(?=\\n\\n|\\z)");
    private static final Pattern EXCEPTION = Pattern.compile("`(\\w+Exception)`");

    private final Map<String, String> sections = sections();

    @Test
    void theSectionsAreTheCodesInTheirOrder() {
        assertThat(sections.keySet())
                .containsExactlyElementsOf(Stream.of(ErrorCode.values())
                        .map(ErrorDocumentationTest::title)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> eachSaysWhatHappenedWhyAndWhatToDo() {
        return Stream.of(ErrorCode.values())
                .map(code -> DynamicTest.dynamicTest(title(code), () -> {
                    Map<String, String> paragraphs = new LinkedHashMap<>();
                    Matcher matcher = PARAGRAPH.matcher(sections.getOrDefault(title(code), ""));
                    while (matcher.find()) {
                        paragraphs.put(matcher.group(1), matcher.group(2).strip());
                    }
                    assertThat(paragraphs.keySet()).containsExactly("What happened", "Why", "What to do");
                    assertThat(paragraphs.values())
                            .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(20));
                }));
    }

    /** A class that was renamed or removed would otherwise stay in the page. */
    @TestFactory
    Stream<DynamicTest> eachNamesItsException() {
        return Stream.of(ErrorCode.values())
                .map(code -> DynamicTest.dynamicTest(title(code), () -> {
                    Matcher matcher = EXCEPTION.matcher(sections.getOrDefault(title(code), ""));
                    assertThat(matcher.find()).isTrue();
                    assertThat(Class.forName(AludelException.class.getPackageName() + "." + matcher.group(1)))
                            .isAssignableTo(AludelException.class);
                }));
    }

    private static String title(ErrorCode code) {
        return code.id() + " " + code.name();
    }

    private static Map<String, String> sections() {
        String page = page();
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(page);
        String title = null;
        int start = 0;
        while (heading.find()) {
            if (title != null) {
                sections.put(title, page.substring(start, heading.start()));
            }
            title = heading.group(1);
            start = heading.end();
        }
        if (title != null) {
            sections.put(title, page.substring(start));
        }
        return sections;
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "errors.md")).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new AssertionError("docs/errors.md cannot be read; tests run in the module's directory", e);
        }
    }
}
