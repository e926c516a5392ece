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
import org.apache.maven.shared.invoker.InvocationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader's first quarter of an hour: the README's project file and program, copied into an empty folder. */
class FreshProjectTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

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

    private void runs() throws Exception {
        var output = new ArrayList<String>();
        InvocationResult result = maven(List.of("compile", "exec:java"), output);

        assertThat(result.getExecutionException()).isNull();
        assertThat(result.getExitCode()).as(String.join("\n", output)).isZero();
        String expected = block("text", "Alice").strip();
        assertThat(String.join("\n", output)).contains(expected);
    }

    private InvocationResult maven(List<String> goals, List<String> output) throws Exception {
        var request = new DefaultInvocationRequest();
        request.setBaseDirectory(folder.toFile());
        request.setGoals(goals);
        request.setQuiet(true);
        request.setBatchMode(true);
        request.addArg("-Dexec.mainClass=demo.First");
        // The new repository holds this build's artifacts; everything else comes from the one that Maven uses anyway.
        request.setGlobalSettingsFile(settings());
        request.setLocalRepositoryDirectory(new File(System.getProperty("fresh.repository")));
        request.setJavaHome(new File(System.getProperty("java.home")));
        request.setOutputHandler(output::add);
        request.setErrorHandler(output::add);
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
