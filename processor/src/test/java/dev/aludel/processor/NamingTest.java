package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.processor.model.Naming;
import dev.aludel.processor.model.TypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the names of columns, constants and metamodels follow from Java's. */
class NamingTest {
    @ParameterizedTest
    @CsvSource({
        "name, name, NAME",
        "createdAt, created_at, CREATED_AT",
        "UserAccount, user_account, USER_ACCOUNT",
        "URL, url, URL",
        "htmlURLParser, html_url_parser, HTML_URL_PARSER",
        "userID, user_id, USER_ID",
        "address2, address2, ADDRESS2",
        "line2Text, line2_text, LINE2_TEXT",
        "already_snake, already_snake, ALREADY_SNAKE",
        "aB, a_b, A_B",
        "X, x, X",
        "größeÜber, größe_über, GRÖSSE_ÜBER",
    })
    void wordsAreDivided(String java, String column, String constant) {
        assertThat(Naming.snake(java)).isEqualTo(column);
        assertThat(Naming.upperSnake(java)).isEqualTo(constant);
    }

    @Test
    void theMetamodelOfANestedClassNamesTheClassesAroundIt() {
        var nested = new TypeName("demo", "Outer.InnerPart");
        assertThat(nested.metamodel().qualified()).isEqualTo("demo.Outer_InnerPart_");
        assertThat(nested.constant()).isEqualTo("INNER_PART");
        assertThat(new TypeName("", "User").metamodel().qualified()).isEqualTo("User_");
    }
}
