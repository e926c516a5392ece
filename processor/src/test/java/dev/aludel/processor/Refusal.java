package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/**
 * Compiles sources of which the first is wrong, and asserts what the processor says: this message and no other, at the
 * line that is marked with {@code // here}.
 */
final class Refusal {
    private static final String IMPORTS = """
            package demo;

            import dev.aludel.orm.*;
            import dev.aludel.orm.annotation.*;
            import java.math.BigDecimal;
            import java.util.*;
            import org.jspecify.annotations.*;

            """;

    private Refusal() {}

    static void expect(Path home, String message, String wrong, String... others) {
        var sources = new String[others.length + 1];
        sources[0] = IMPORTS + wrong;
        for (int other = 0; other < others.length; other++) {
            sources[other + 1] = IMPORTS + others[other];
        }
        var compilation = new Compilation.Run(sources).in(home);
        assertThat(compilation.success()).as("compiles: %s", compilation).isFalse();
        assertThat(compilation.refusals()).containsExactly(place(sources[0]) + message);
    }

    private static String place(String source) {
        var lines = source.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains("// here")) {
                return Compilation.fileName(source) + ":" + (line + 1) + " ";
            }
        }
        throw new AssertionError("no line is marked with // here");
    }
}
