package dev.aludel.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.sql.Statement;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.Structure;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the cache keeps compiled statements by: statements that share a key are the same SQL. */
class StructureTest {
    private static final StandardDialect STANDARD = new StandardDialect();

    @Property(tries = 40)
    void statementsOfOneStructureAreOneSql(@ForAll long seed) {
        var statements = new RandomStatements(seed);
        Map<Structure, Statement> known = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Statement statement = statements.next();
            Structure structure = Flattening.of(statement.tree()).structure();
            Statement same = known.putIfAbsent(structure, statement);
            if (same != null) {
                assertThat(STANDARD.print(statement.tree())).isEqualTo(STANDARD.print(same.tree()));
            }
        }
        assertThat(known).hasSizeLessThan(300); // else nothing was compared
    }

    @Property(tries = 40)
    void theSameStatementHasOneStructure(@ForAll long seed) {
        var one = new RandomStatements(seed);
        var other = new RandomStatements(seed);
        for (int i = 0; i < 100; i++) {
            assertThat(Flattening.of(one.next().tree()).structure())
                    .isEqualTo(Flattening.of(other.next().tree()).structure());
        }
    }
}
