package dev.aludel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.StandardDialect;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.sql.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A test runs where the database has what it needs, and is skipped with the reason elsewhere. */
final class RequiresTest {

    @Test
    void itRunsWhereTheDatabaseHasWhatItNeeds() {
        var result = RequiredCapabilities.evaluate(requirements(), new StandardDialect());

        assertThat(result.isDisabled()).isFalse();
    }

    @Test
    void itIsSkippedWhereSomethingIsMissing() {
        var result = RequiredCapabilities.evaluate(requirements(), new Plain());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("Plain has no [FOR_UPDATE]");
    }

    private static Requires requirements() {
        return Both.class.getAnnotation(Requires.class);
    }

    @Requires({Capability.INSERT_RETURNING, Capability.FOR_UPDATE})
    private static final class Both {}

    /** The standard without row locks. */
    private static final class Plain extends Dialect {
        private final Dialect standard = new StandardDialect();

        Plain() {
            super("Plain", Set.of(Capability.INSERT_RETURNING));
        }

        @Override
        public Identifiers identifiers() {
            return standard.identifiers();
        }

        @Override
        protected StatementCompiler compiler() {
            return new StatementCompiler(name(), identifiers(), capabilities());
        }

        @Override
        public DdlRenderer ddl() {
            return new DdlCompiler(name(), identifiers(), compiler());
        }

        @Override
        public Query<String> tableNames(@Nullable String schema) {
            return standard.tableNames(schema);
        }

        @Override
        public Query<String> indexNames(@Nullable String schema) {
            return standard.indexNames(schema);
        }
    }
}
