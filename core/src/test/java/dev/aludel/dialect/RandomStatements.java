package dev.aludel.dialect;

import static dev.aludel.dialect.Shop.POST;
import static dev.aludel.dialect.Shop.USER;
import static dev.aludel.sql.Sql.*;

import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.Combinable;
import dev.aludel.sql.CommonTable;
import dev.aludel.sql.Hint;
import dev.aludel.sql.Select;
import dev.aludel.sql.Sortable;
import dev.aludel.sql.Statement;
import dev.aludel.sql.TableFunction;
import dev.aludel.sql.Window;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Statements of all kinds, chosen from so few parts that many of them are nearly the same. Not thread-safe. */
final class RandomStatements {
    private final Random random;

    RandomStatements(long seed) {
        random = new Random(seed);
    }

    enum Hints implements Hint {
        FIRST("FAST", false),
        SECOND("SLOW", false),
        LAST("FAST", true);

        private final String words;
        private final boolean atEnd;

        Hints(String words, boolean atEnd) {
            this.words = words;
            this.atEnd = atEnd;
        }

        @Override
        public String words() {
            return words;
        }

        @Override
        public Set<String> databases() {
            return Set.of();
        }

        @Override
        public boolean atEnd() {
            return atEnd;
        }
    }

    Statement next() {
        return switch (random.nextInt(8)) {
            case 0 -> insert();
            case 1 -> update();
            case 2 -> delete();
            case 3 -> combined();
            case 4 -> derived();
            default -> query(2);
        };
    }

    private boolean chance() {
        return random.nextInt(4) == 0;
    }

    private BooleanExpression condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> USER.id.eq(random.nextInt(3));
            case 1 -> USER.id.ne(random.nextInt(3));
            case 2 -> USER.name.startsWith("a");
            case 3 -> USER.age.isNull();
            case 4 -> USER.id.in(List.of(1, 2, 3).subList(0, random.nextInt(4)));
            case 5 -> USER.age.between(1, random.nextInt(9));
            case 6 -> exists(select(POST.id).where(POST.authorId.eq(USER.id)));
            case 7 -> USER.id.in(query(depth - 1));
            default -> condition(depth - 1).or(condition(depth - 1));
        };
    }

    private Sortable key() {
        return switch (random.nextInt(4)) {
            case 0 -> USER.id;
            case 1 -> USER.id.desc();
            case 2 -> USER.id.asc().nullsFirst();
            default -> USER.id.desc().nullsLast();
        };
    }

    private Select<Integer> query(int depth) {
        Select<Integer> query = select(USER.id);
        if (chance()) {
            query = chance() ? query.distinctOn(USER.age) : query.distinct();
        }
        if (chance()) {
            query = joined(query);
        }
        if (chance()) {
            query = query.where(condition(depth));
        }
        if (chance()) {
            query = grouped(query);
        }
        if (chance()) {
            query = query.orderBy(key());
        }
        if (chance()) {
            query = query.limit(random.nextInt(3));
        }
        if (chance()) {
            query = query.offset(random.nextInt(3));
        }
        if (chance()) {
            query = query.withTies();
        }
        if (chance()) {
            query = locked(query);
        }
        if (chance()) {
            query = query.hint(Hints.values()[random.nextInt(3)]);
        }
        if (chance()) {
            query = query.correlate(POST);
        }
        return query;
    }

    private Select<Integer> joined(Select<Integer> query) {
        var posts = POST.as(chance() ? "p" : "q");
        var on = posts.authorId.eq(USER.id);
        return switch (random.nextInt(7)) {
            case 0 -> query.join(posts, on);
            case 1 -> query.leftJoin(posts, on);
            case 2 -> query.rightJoin(posts, on);
            case 3 -> query.fullJoin(posts, on);
            case 4 -> query.crossJoin(posts);
            case 5 -> query.from(USER).join(table(), USER.id.eq(1));
            default -> query.from(USER.sample(5));
        };
    }

    private CommonTable table() {
        var query = query(0);
        var table = with(chance() ? "t" : "u", query);
        table = chance() ? table.materialized() : chance() ? table.notMaterialized() : table;
        table = chance() ? table.nested() : table;
        return chance() ? table.as("x") : table;
    }

    private Select<Integer> grouped(Select<Integer> query) {
        Window window = partitionBy(USER.id).as("w");
        return switch (random.nextInt(6)) {
            case 0 -> query.groupBy(USER.id);
            case 1 -> query.groupBy(rollup(USER.id, USER.age));
            case 2 -> query.groupBy(cube(USER.id, USER.age));
            case 3 -> query.groupBy(groupingSets().set(USER.id, USER.age).set());
            case 4 -> query.groupBy(USER.id).having(count().gt(1));
            default -> query.window(window);
        };
    }

    private Select<Integer> locked(Select<Integer> query) {
        var locked = switch (random.nextInt(4)) {
            case 0 -> query.forUpdate();
            case 1 -> query.forShare();
            case 2 -> query.forNoKeyUpdate();
            default -> query.forKeyShare();
        };
        locked = chance() ? locked.of(USER) : locked;
        return chance() ? locked.skipLocked() : chance() ? locked.noWait() : locked;
    }

    private Statement combined() {
        Combinable<Integer, Select<Integer>> left = chance() ? query(0).union(query(0)) : query(0);
        Combinable<Integer, Select<Integer>> right = chance() ? query(0).union(query(0)) : query(0);
        var both = switch (random.nextInt(6)) {
            case 0 -> left.union(right);
            case 1 -> left.unionAll(right);
            case 2 -> left.intersect(right);
            case 3 -> left.intersectAll(right);
            case 4 -> left.except(right);
            default -> left.exceptAll(right);
        };
        both = chance() ? both.orderBy(USER.id) : both;
        return chance() ? both.limit(1) : chance() ? both.offset(1) : both;
    }

    private Statement derived() {
        var inner = query(1).as(chance() ? "d" : "e");
        inner = chance() ? inner.lateral() : inner;
        var rows = values("v", USER.id.to(1), USER.name.to("a"));
        rows = chance() ? rows.row(USER.id.to(2), USER.name.to("b")) : rows;
        var numbers = TableFunction.series(chance() ? "n" : "m", value(1), value(5), 1 + random.nextInt(2));
        var elements = TableFunction.jsonElements("j", USER.name);
        return switch (random.nextInt(6)) {
            case 0 -> select(inner.get(USER.id));
            case 1 -> select(rows.get(USER.id));
            case 2 -> select(numbers.column("value").asInt());
            case 3 -> select(elements.column("value").asText()).from(USER, elements);
            case 4 -> select(table().get(USER.id));
            default ->
                select(scalar(max(USER.id), query -> chance() ? query.limit(1) : query)
                        .as("s"));
        };
    }

    private Statement insert() {
        var one = USER.insert().set(USER.id.to(1), USER.name.to("a"));
        var insert = switch (random.nextInt(4)) {
            case 0 -> one;
            case 1 -> one.values(USER.id.to(2), USER.name.to("b"));
            case 2 -> USER.insert().from(query(1), USER.id);
            default -> USER.insert().from(query(1), USER.age);
        };
        if (chance()) {
            return insert.returning(USER.id);
        }
        return switch (random.nextInt(7)) {
            case 0 -> insert.onConflict(USER.id).doNothing();
            case 1 -> insert.onConflict().doNothing();
            case 2 -> insert.onConflictConstraint(chance() ? "a" : "b").doNothing();
            case 3 -> insert.onConflict(USER.id).doUpdate(USER.age.to(1));
            case 4 -> insert.onConflict(USER.id).where(USER.active).doUpdate(USER.age.to(excluded(USER.age)));
            case 5 -> insert.onConflict(USER.id).doUpdate(USER.age.to(1)).where(condition(0));
            default -> insert;
        };
    }

    private Statement update() {
        var set = USER.update().set(chance() ? USER.age.to(1) : USER.age.to(USER.age.plus(1)));
        set = chance() ? set.from(POST) : chance() ? set.from(POST).join(POST.as("p"), POST.id.eq(1L)) : set;
        var update = chance() ? set.everywhere() : set.where(condition(1));
        update = chance() ? update.orderBy(key()) : update;
        update = chance() ? update.limit(2) : update;
        return chance() ? update.returning(USER.id) : update;
    }

    private Statement delete() {
        var from = USER.delete();
        from = chance() ? from.using(POST) : chance() ? from.using(POST).join(POST.as("p"), POST.id.eq(1L)) : from;
        var delete = chance() ? from.everywhere() : from.where(condition(1));
        delete = chance() ? delete.orderBy(key()) : delete;
        delete = chance() ? delete.limit(2) : delete;
        return chance() ? delete.returning(USER.id) : delete;
    }
}
