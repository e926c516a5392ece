package dev.aludel.processor;

import dev.aludel.orm.EntityTable;
import dev.aludel.type.SqlTypes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * A run of javac with the processor over sources given as text, in directories of its own. The compiler is the one that
 * users run, not a model of it: warnings are errors unless said otherwise, and module descriptors count.
 */
final class Compilation {
    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern MODULE = Pattern.compile("^(?:@\\S+ )?module ");
    private static final Pattern TYPE = Pattern.compile(
            "^(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:(?:public|final|abstract|sealed|non-sealed|static|strictfp)\\s+)*"
                    + "(?:class|record|enum|interface|@interface)\\s+([\\w$]+)",
            Pattern.MULTILINE);

    private final Path sources;
    private final Path classes;
    private final Path generated;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
    private final boolean success;

    private Compilation(Path home, Run run) {
        try {
            this.sources = Files.createDirectories(home.resolve("sources"));
            this.classes = Files.createDirectories(home.resolve("classes"));
            this.generated = Files.createDirectories(home.resolve("generated"));
            var files = new ArrayList<Path>();
            for (String text : run.texts) {
                files.add(write(text));
            }
            var collector = new DiagnosticCollector<JavaFileObject>();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
                var options = new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
                options.addAll(List.of(run.modular ? "--module-path" : "--class-path", path(run)));
                options.addAll(run.options);
                var task = compiler.getTask(
                        null, manager, collector, options, null, manager.getJavaFileObjectsFromPaths(files));
                var processors = new ArrayList<Processor>(List.of(new AludelProcessor()));
                processors.addAll(run.processors);
                task.setProcessors(processors);
                this.success = task.call();
            }
            this.diagnostics = collector.getDiagnostics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles with every warning as an error. */
    static Compilation of(Path home, String... sources) {
        return new Run(sources).in(home);
    }

    /** What is compiled, and how. */
    static final class Run {
        private final List<String> texts;
        private final List<Path> libraries = new ArrayList<>();
        private final List<String> options =
                new ArrayList<>(List.of("-parameters", "-Xlint:all,-processing", "-Werror", "--release", "25"));
        private final List<Processor> processors = new ArrayList<>();
        private boolean modular;
        private boolean jspecify = true;

        Run(String... sources) {
            this.texts = List.of(sources);
        }

        Run modular() {
            modular = true;
            return this;
        }

        Run withoutJspecify() {
            jspecify = false;
            return this;
        }

        Run with(Compilation library) {
            libraries.add(library.classes);
            return this;
        }

        Run beside(Processor other) {
            processors.add(other);
            return this;
        }

        Compilation in(Path home) {
            return new Compilation(home, this);
        }
    }

    boolean success() {
        return success;
    }

    /** The errors as {@code File:line message}, in order. */
    List<String> errors() {
        return messages(Diagnostic.Kind.ERROR);
    }

    /** The errors of the processor, without those of javac that follow from them. */
    List<String> refusals() {
        return diagnostics.stream()
                .filter(each ->
                        each.getKind() == Diagnostic.Kind.ERROR && "compiler.err.proc.messager".equals(each.getCode()))
                .map(Compilation::said)
                .toList();
    }

    List<String> messages(Diagnostic.Kind kind) {
        return diagnostics.stream()
                .filter(each -> each.getKind() == kind)
                .map(Compilation::said)
                .toList();
    }

    /** Everything that was reported, for the message of a failed assertion. */
    String report() {
        return diagnostics.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static String said(Diagnostic<? extends JavaFileObject> diagnostic) {
        var source = diagnostic.getSource();
        var place =
                source == null ? "" : Path.of(source.toUri()).getFileName() + ":" + diagnostic.getLineNumber() + " ";
        return place + diagnostic.getMessage(Locale.ROOT);
    }

    /** The source generated for a metamodel, by its qualified name. */
    String generated(String qualified) {
        try {
            return Files.readString(generated.resolve(qualified.replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(report(), e);
        }
    }

    /** The generated files, by their paths. */
    List<String> generatedFiles() {
        try (Stream<Path> files = Files.walk(generated)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> generated.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new class loader over what was compiled; nothing in it is initialised. */
    URLClassLoader load() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String text) throws IOException {
        var file = sources.resolve(nameOf(text));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The simple name of the file that a source is written to. */
    static String fileName(String text) {
        var path = nameOf(text);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String nameOf(String text) {
        if (MODULE.matcher(text).find()) {
            return "module-info.java";
        }
        var found = PACKAGE.matcher(text);
        var directory = found.find() ? found.group(1).replace('.', '/') + "/" : "";
        var type = TYPE.matcher(text);
        return directory + (type.find() ? type.group(1) : "package-info") + ".java";
    }

    private static String path(Run run) {
        var entries = new ArrayList<>(run.libraries);
        entries.add(home(SqlTypes.class));
        entries.add(home(EntityTable.class));
        if (run.jspecify) {
            entries.add(home(NullMarked.class));
        }
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::getLineNumber))
                .map(Compilation::said)
                .collect(Collectors.joining("\n", success ? "compiled\n" : "refused\n", ""));
    }
}
