package dev.aludel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand on the command line, in any order. */
class OptionsTest {
    @Test
    void withoutArgumentsTheDatabaseIsInMemoryAndTheServiceStarts() {
        assertThat(Options.of()).isEqualTo(new Options("sqlite::memory:", true, 8080, false));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(Options.of("--port", "9000", "sqlite:users.db", "--with-parent"))
                .isEqualTo(new Options("sqlite:users.db", true, 9000, true));
        assertThat(Options.of("sqlite:users.db", "--no-service"))
                .isEqualTo(new Options("sqlite:users.db", false, 8080, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port -1", "--port 65536", "--help", "a b"})
    void whatIsNotKnownIsRefused(String arguments) {
        assertThatThrownBy(() -> Options.of(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf(
                        "--port needs a number from 0 to 65535", "unknown argument --help", "unknown argument b");
    }
}
