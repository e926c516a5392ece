package dev.aludel.postgresql.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 4013, section 3, and what PostgreSQL does with passwords that it forbids. */
class SaslPrepTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "I\u00ADX,IX,soft hyphen is mapped to nothing",
                "user,user,no transformation",
                "USER,USER,case is kept",
                "\u00AA,a,output is NFKC",
                "\u2168,IX,a Roman nine is two letters",
                "a\u00A0b,a b,every space is the usual one",
                "a\u0007,a\u0007,a control character is prohibited: taken as it stands",
                "\u0627\u0031,\u0627\u0031,a bad mix of directions: taken as it stands",
                "\u0627\u0031\u0628,\u0627\u0031\u0628,right to left throughout",
                "\uD83D\uDE00\u2168,\uD83D\uDE00\u2168,unassigned in Unicode 3.2: taken as it stands",
                "\u00AD,\u00AD,nothing is left: taken as it stands",
                "p\u00E4ss,p\u00E4ss,composed letters stay",
                "pa\u0308ss,p\u00E4ss,decomposed letters are composed",
            })
    void prepares(String password, String prepared, String why) {
        assertThat(SaslPrep.prepare(password)).as(why).isEqualTo(prepared);
    }

    @Property
    void whatIsPreparedStaysAsItIs(@ForAll String password) {
        var once = SaslPrep.prepare(password);
        assertThat(SaslPrep.prepare(once)).isEqualTo(once);
    }
}
