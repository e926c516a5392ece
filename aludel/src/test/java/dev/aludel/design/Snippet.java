package dev.aludel.design;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Statements that are compiled in a method with {@code session}, {@code USER}, {@code POST} and {@code Sql.*} at hand. */
final class Snippet {
    private static final String FRAME = """
            package dev.aludel.design;
            import static dev.aludel.design.Post_.POST;
            import static dev.aludel.design.User_.USER;
            import static dev.aludel.sql.Sql.*;
            import dev.aludel.orm.Session;
            import dev.aludel.sql.*;
            import dev.aludel.sql.tree.DatePart;
            import java.math.BigDecimal;
            import java.util.*;
            final class Compiled {
                record Pair(String a, int b) {}
                void run(Session session, User user, Post post) {
                    %s
                }
            }
            """;

    private Snippet() {}

    /** The compiler's errors and warnings, none when it compiles under all lints. */
    static List<String> problems(String statements) throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = new Discarding(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            var options = List.of(
                    "-proc:none", "-Xlint:all,-classfile,-path", "-classpath", System.getProperty("java.class.path"));
            compiler.getTask(null, files, diagnostics, options, null, List.of(new Source(FRAME.formatted(statements))))
                    .call();
        }
        var problems = new ArrayList<String>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            problems.add(diagnostic.getMessage(Locale.ROOT));
        }
        return problems;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///dev/aludel/design/Compiled.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Writes class files nowhere. */
    private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
        Discarding(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public java.io.OutputStream openOutputStream() {
                    return java.io.OutputStream.nullOutputStream();
                }
            };
        }
    }
}
