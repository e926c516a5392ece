package dev.aludel.postgresql.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Md5AnswerTest {
    @Test
    void isTheDigestOfTheStoredDigestAndTheSalt() throws Exception {
        // select 'md5' || md5(md5('secret' || 'app')::bytea || '\x01020304'::bytea)
        assertThat(Md5Answer.of("app", "secret", new byte[] {1, 2, 3, 4}))
                .isEqualTo("md5911f527656472583a006e7727877b33e");
    }
}
