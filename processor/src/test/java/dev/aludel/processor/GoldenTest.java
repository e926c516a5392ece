package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    Path home;

    @Test
    void usersAndPosts() {
        var compilation = Compilation.of(home, Sources.NULL_MARKED, Sources.USER, Sources.POST);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
    }
}
