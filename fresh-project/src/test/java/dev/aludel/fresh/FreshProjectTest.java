package dev.aludel.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationOutputHandler;
import org.apache.maven.shared.invoker.InvocationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader's first quarter of an hour: the README's project file and program, copied into an empty folder. */
class FreshProjectTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    private static final String JACKSON = """
                <dependency>
                  <groupId>dev.aludel</groupId>
                  <artifactId>aludel-jackson</artifactId>
                  <version>${aludel.version}</version>
                </dependency>
              </dependencies>
            """;

    private static final String KEPT_AS_JSON = """
            package demo;

            import static demo.Profile_.PROFILE;
            import static dev.aludel.sql.Sql.*;

            import dev.aludel.Aludel;
            import dev.aludel.orm.annotation.*;
            import java.util.ArrayList;
            import java.util.List;

            record Settings(String theme, int size) {}

            record Tag(String name, int rank) {}

            @Entity(table = "profiles")
            final class Profile {
                @Id @Generated Integer id;
                @AsJson Settings settings;
                @AsJson List<Tag> tags = new ArrayList<>();

                Profile(Settings settings) { this.settings = settings; }
            }

            public class Json {
                public static void main(String[] args) {
                    System.out.println(Json.class.getModule() + " reads by "
                            + dev.aludel.jackson.JacksonCodec.class.getModule());
                    try (var db = Aludel.open("sqlite::memory:", PROFILE)) {
                        db.createAll();
                        db.begin(s -> s.add(new Profile(new Settings("dark", 3))).tags.add(new Tag("a", 1)));
                        db.use(s -> s.list(text("select settings, tags from profiles")).forEach(row ->
                                System.out.println("stored " + row.get(0, String.class) + " " + row.get(1, String.class))));
                        db.begin(s -> s.one(select(PROFILE)).tags.add(new Tag("b", 2)));
                        db.use(s -> {
                            var found = s.one(select(PROFILE).where(PROFILE.settings.eq(new Settings("dark", 3))));
                            System.out.println("read " + found.settings + " " + found.tags);
                        });
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theReadmesProjectCompilesAndPrintsWhatTheReadmeSays() throws Exception {
        write("pom.xml", block("xml", "<artifactId>first</artifactId>"));
        write("src/main/java/demo/First.java", block("java", "class First"));
        runs();
    }

    @Test
    void theSameAsAModule() throws Exception {
        write("pom.xml", block("xml", "<artifactId>first</artifactId>"));
        write("src/main/java/module-info.java", "module demo { requires dev.aludel; }");
        String program = block("java", "class First")
                .replaceAll("import dev\\.aludel\\.[\\w.*]+;\n", "")
                .replace("import java.math.BigDecimal;\n", "import module dev.aludel;\nimport java.math.BigDecimal;\n");
        assertThat(program).contains("import module dev.aludel;").doesNotContain("import dev.aludel.Aludel;");
        write("src/main/java/demo/First.java", program);
        runs();
    }

    /** All jars on the module path, where a module sees what it requires only, and Jackson what is opened to it. */
    @Test
    void valuesAsJsonInAModule() throws Exception {
        write("pom.xml", block("xml", "<artifactId>first</artifactId>").replace("  </dependencies>", JACKSON));
        write("src/main/java/module-info.java", """
                module demo {
                    requires dev.aludel;
                    requires dev.aludel.jackson;

                    opens demo to tools.jackson.databind;
                }
                """);
        write("src/main/java/demo/Json.java", KEPT_AS_JSON);

        String output = output(
                List.of("compile", "exec:exec"),
                "-Dexec.executable=" + Path.of(System.getProperty("java.home"), "bin", "java"),
                "-Dexec.args=--enable-native-access=org.xerial.sqlitejdbc --module-path %classpath --module demo/demo.Json");
        assertThat(output).contains("""
                module demo reads by module dev.aludel.jackson
                stored {"theme":"dark","size":3} [{"name":"a","rank":1}]
                read Settings[theme=dark, size=3] [Tag[name=a, rank=1], Tag[name=b, rank=2]]
                """.strip());
    }

    private void runs() throws Exception {
        String output = output(List.of("compile", "exec:java"), "-Dexec.mainClass=demo.First");
        assertThat(output).contains(block("text", "Alice").strip());
    }

    private String output(List<String> goals, String... arguments) throws Exception {
        // Each is written by a thread of its own, so that a warning may fall between two lines of the program.
        var output = new ArrayList<String>();
        var errors = new ArrayList<String>();
        InvocationResult result = maven(goals, List.of(arguments), output::add, errors::add);

        assertThat(result.getExecutionException()).isNull();
        assertThat(result.getExitCode())
                .as(String.join("\n", output) + "\n" + String.join("\n", errors))
                .isZero();
        return String.join("\n", output);
    }

    private InvocationResult maven(
            List<String> goals, List<String> arguments, InvocationOutputHandler output, InvocationOutputHandler errors)
            throws Exception {
        var request = new DefaultInvocationRequest();
        request.setBaseDirectory(folder.toFile());
        request.setGoals(goals);
        request.setQuiet(true);
        request.setBatchMode(true);
        arguments.forEach(request::addArg);
        // The new repository holds this build's artifacts; everything else comes from the one that Maven uses anyway.
        request.setGlobalSettingsFile(settings());
        request.setLocalRepositoryDirectory(new File(System.getProperty("fresh.repository")));
        request.setJavaHome(new File(System.getProperty("java.home")));
        request.setOutputHandler(output);
        request.setErrorHandler(errors);
        var invoker = new DefaultInvoker();
        invoker.setMavenHome(new File(System.getProperty("maven.home")));
        return invoker.execute(request);
    }

    private File settings() throws IOException {
        String repository =
                Path.of(System.getProperty("user.repository")).toUri().toString();
        Path file = folder.resolve("settings.xml");
        Files.writeString(file, """
                <settings>
                  <profiles>
                    <profile>
                      <id>known</id>
                      <activation><activeByDefault>true</activeByDefault></activation>
                      <repositories>
                        <repository>
                          <id>known</id><url>%1$s</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                          <snapshots><enabled>false</enabled></snapshots>
                        </repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository>
                          <id>known</id><url>%1$s</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                          <snapshots><enabled>false</enabled></snapshots>
                        </pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                </settings>
                """.formatted(repository));
        return file.toFile();
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** The one fenced block of a language that contains a mark. */
    private static String block(String language, String mark) throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("readme")));
        var blocks = BLOCK.matcher(readme)
                .results()
                .filter(match ->
                        match.group(1).equals(language) && match.group(2).contains(mark))
                .map(match -> match.group(2))
                .toList();
        assertThat(blocks).as(language + " blocks of the README with " + mark).hasSize(1);
        return blocks.getFirst();
    }
}
