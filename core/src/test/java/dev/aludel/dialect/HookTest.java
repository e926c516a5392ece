package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Fn.md5;
import static dev.aludel.sql.Sql.avg;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.sql.Query;
import dev.aludel.sql.Statement;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an author of a dialect can change, shown by one that changes it. */
final class HookTest {
    private static final Dialect SQL = new Peculiar();

    /** Numbered and shared placeholders, numbers for booleans, functions for decimals, its own names, and few abilities. */
    private static final class PeculiarCompiler extends StatementCompiler {
        PeculiarCompiler(Identifiers identifiers) {
            super("Peculiar", identifiers, Set.of());
        }

        @Override
        protected String placeholder(int position, SqlType<?> type) {
            return "$" + position;
        }

        @Override
        protected boolean sharesPlaceholders() {
            return true;
        }

        @Override
        protected void constant(ConstantNode constant, SqlWriter out) {
            out.sql(constant.value() ? "1" : "0");
        }

        @Override
        protected void binary(BinaryNode node, SqlWriter out) {
            if (calculated(node)) {
                out.sql("decimal_add(");
                expression(node.left(), out);
                out.sql(", ");
                expression(node.right(), out);
                out.sql(")");
            } else {
                super.binary(node, out);
            }
        }

        @Override
        protected int precedence(ExpressionNode node) {
            return node instanceof BinaryNode binary && calculated(binary)
                    ? Precedence.PRIMARY
                    : super.precedence(node);
        }

        @Override
        protected void side(BinaryNode node, ExpressionNode side, int precedence, SqlWriter out) {
            super.side(node, side, precedence, out);
            if (side.type().kind() == TypeKind.DECIMAL && node.operator().comparison()) {
                out.sql(" COLLATE decimal");
            }
        }

        @Override
        protected String operator(BinaryNode node) {
            return node.operator() == Operator.NOT_DISTINCT ? "<=>" : super.operator(node);
        }

        @Override
        protected @Nullable String template(FunctionNode node) {
            return switch (node.function()) {
                case AVG -> node.type().kind() == TypeKind.DECIMAL ? "decimal_avg({0})" : super.template(node);
                case MD5 -> null;
                default -> super.template(node);
            };
        }

        @Override
        protected void limit(@Nullable ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
            out.sql(" OFFSET ");
            expression(offset == null ? new ConstantNode(false) : offset, out);
            out.sql(" ROWS");
        }

        @Override
        protected void questionMark() {}

        private static boolean calculated(BinaryNode node) {
            return node.operator() == Operator.PLUS && node.type().kind() == TypeKind.DECIMAL;
        }
    }

    private static final class Peculiar extends Dialect {
        private final Identifiers identifiers = new Identifiers('`', Set.of("posts"));
        private final StatementCompiler compiler = new PeculiarCompiler(identifiers);

        Peculiar() {
            super("Peculiar", Set.of());
        }

        @Override
        public Identifiers identifiers() {
            return identifiers;
        }

        @Override
        protected StatementCompiler compiler() {
            return compiler;
        }

        @Override
        public DdlRenderer ddl() {
            return new DdlCompiler(name(), identifiers, compiler);
        }

        @Override
        public Query<String> tableNames(@Nullable String schema) {
            return text("tables").map(row -> row.get(0, String.class));
        }

        @Override
        public Query<String> indexNames(@Nullable String schema) {
            return text("indexes").map(row -> row.get(0, String.class));
        }
    }

    private static void is(Statement statement, String sql, Object... values) {
        BoundStatement bound = SQL.prepare(statement);
        assertThat(bound.statement().sql()).isEqualTo(sql);
        assertThat(bound.values()).containsExactly(values);
        assertThat(bound.statement().parameters()).hasSize(values.length);
    }

    @Test
    void numberedPlaceholders() {
        is(
                select(USER.id).where(USER.age.gt(5), USER.id.in(7, 8), USER.name.eq("x")),
                "SELECT users.id FROM users WHERE users.age > $1 AND users.id IN ($2, $3) AND users.name = $4",
                5,
                7,
                8,
                "x");
    }

    @Test
    void aSharedValueIsSentOnce() {
        var five = value(5);
        is(
                select(USER.age.plus(five)).where(USER.id.ne(1)).groupBy(USER.age.plus(five)),
                "SELECT users.age + $1 FROM users WHERE users.id <> $2 GROUP BY users.age + $1",
                5,
                1);
        is(text("select :a, :b, :a").bind("a", 1).bind("b", 2), "select $1, $2, $1", 1, 2);
    }

    @Test
    void operatorsFunctionsAndConstants() {
        is(
                select(USER.id).where(USER.balance.plus(1).plus(2).eq(USER.balance)),
                "SELECT users.id FROM users WHERE decimal_add(decimal_add(users.balance, $1), $2) COLLATE decimal"
                        + " = users.balance COLLATE decimal",
                java.math.BigDecimal.ONE,
                java.math.BigDecimal.TWO);
        is(
                select(avg(USER.balance), avg(USER.score)),
                "SELECT decimal_avg(users.balance), avg(users.score) FROM users");
        is(select(value(true), USER.id), "SELECT 1, users.id FROM users");
        is(
                select(USER.id).where(USER.age.isNotDistinctFrom(USER.id)),
                "SELECT users.id FROM users WHERE users.age <=> users.id");
        is(select(USER.id).limit(3), "SELECT users.id FROM users OFFSET 0 ROWS");
    }

    @Test
    void quotes() {
        is(select(POST.id), "SELECT `posts`.id FROM `posts`");
        assertThat(SQL.identifiers().quoted("a`b")).isEqualTo("`a``b`");
    }

    @Test
    void rawQuestionMarks() {
        is(text("select data ? 'key'"), "select data ? 'key'");
    }

    @Test
    void whatTheDatabaseLacksIsRefusedByName() {
        List<Statement> lacking = List.of(
                insert(POST).set(POST.title.to("x")).returning(POST.id),
                select(USER.id).forUpdate(),
                select(USER.id).orderBy(USER.id.asc().nullsLast()),
                select(md5(USER.name)));
        List<String> constructs = List.of("INSERT .. RETURNING", "FOR UPDATE", "NULLS FIRST and NULLS LAST", "MD5");
        for (int i = 0; i < lacking.size(); i++) {
            var statement = lacking.get(i);
            assertThatThrownBy(() -> SQL.compile(statement))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("Peculiar has no " + constructs.get(i));
        }
        assertThat(SQL.has(Capability.INSERT_RETURNING)).isFalse();
    }
}
