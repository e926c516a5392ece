package dev.aludel.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reads as it should compiles without a warning; what is wrong does not compile. */
class CompileRulesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            decimals take plain numbers      | session.list(select(USER).where(USER.balance.gt(100)));
            assignments take plain numbers   | session.execute(update(USER).set(USER.balance.to(100)).where(USER.id.eq(1)));
            assignments take expressions     | session.execute(update(USER).set(USER.balance.to(USER.balance.plus(5))).where(USER.id.eq(1)));
            null is said                     | session.execute(update(USER).set(USER.email.toNull()).where(USER.id.eq(1)));
            everything is said               | session.execute(delete(USER).everywhere());
            in takes one or more             | session.list(select(USER).where(USER.id.in(1, 2, 3), USER.id.in(1), USER.name.in(List.of())));
            in takes a query                 | session.list(select(USER).where(USER.id.in(select(POST.authorId))));
            into before where                | List<Pair> rows = session.list(select(USER.name, USER.id).into(Pair::new).where(USER.id.gt(1)));
            into after where                 | List<Pair> rows = session.list(select(USER.name, USER.id).where(USER.id.gt(1)).into(Pair::new));
            map on any select                | List<Integer> lengths = session.list(select(USER.name).map(String::length));
            a label keeps the subtype        | session.list(select(USER).where(USER.id.plus(1).as("next").gt(3)));
            rows nest                        | session.list(select(USER, row(USER.name, USER.id).into(Pair::new)));
            an optional side                 | session.list(select(USER, POST.optional()).leftJoin(USER.posts));
            typed keys                       | User one = session.get(USER, 1); Optional<User> other = session.find(USER, 2);
            a reference compares to objects  | session.list(select(POST).where(POST.author.eq(user), POST.authorId.eq(1)));
            aliases                          | var other = USER.as("other"); session.list(select(USER).join(other, other.id.eq(USER.id)));
            an aliased relationship          | var p = POST.as("p"); session.list(select(USER).join(USER.posts, p).where(p.title.eq("x")));
            optional conditions              | String keyword = null; var filter = when(keyword != null, () -> USER.name.contains(keyword)); session.list(select(USER).where(filter));
            a condition on a value           | String keyword = null; session.list(select(USER).where(when(keyword, word -> USER.name.contains(word))));
            a locking look-up                | Optional<User> locked = session.findForUpdate(USER, 1);
            the members that hide imports    | session.list(USER.select().where(USER.name.count().gt(1)).groupBy(USER.id)); session.execute(USER.update().set(USER.name.to("x")).where(USER.id.eq(1)));
            void lambdas and value lambdas   | session.savepoint(sp -> session.flush()); int one = session.nested(sp -> 1);
            loader options                   | session.list(select(USER).load(USER.posts.selectin()));
            a subquery keeps the kind        | var n = count(POST.id).as("n"); var c = select(POST.authorId, n).groupBy(POST.authorId).as("c"); session.list(select(USER.name, c.get(n).plus(1)).join(c, c.get(POST.authorId).eq(USER.id)).where(c.get(n).gt(1)));
            a scalar query keeps the kind    | session.list(select(USER.name).where(scalar(count(POST.id), q -> q.where(POST.authorId.eq(USER.id))).gt(1)));
            queries of one shape combine     | session.list(select(USER.id, USER.name).union(select(POST.id, POST.title)).orderBy(USER.name));
            entities combine                 | List<User> users = session.list(select(USER).where(USER.id.eq(1)).unionAll(select(USER).where(USER.id.eq(2))));
            a comparison with any row        | session.list(select(USER).where(USER.id.gt(any(select(POST.authorId)))));
            an upsert                        | session.execute(insert(USER).set(USER.name.to("a")).onConflict(USER.email).update(USER.name));
            several things come back         | List<Row> rows = session.list(update(USER).set(USER.name.to("a")).everywhere().returning(USER.id, USER.name));
            a group by month                 | var month = Fn.dateTrunc(DatePart.MONTH, USER.createdAt).as("month"); session.list(select(month, count()).groupBy(month).orderBy(month));
            a window                         | session.list(select(USER.id, Fn.rowNumber().over(partitionBy(USER.name).orderBy(USER.id.desc()))).where(USER.id.gt(1)));
            an aggregate keeps its kind      | LongExpression total = sum(USER.id).filter(USER.name.eq("x")).over(orderBy(USER.id)); session.list(select(total.plus(1L)));
            a case keeps its kind            | IntExpression rank = caseWhen(USER.balance.gt(100), 1).when(USER.name.eq("x"), 2).otherwise(3); session.list(select(rank.plus(1)));
            a case that compares values      | TextExpression word = caseOf(USER.id).when(1, "one").otherwise("many"); session.list(select(word.concat("!")));
            coalesce of several              | TextExpression name = coalesce(USER.name, USER.email, value("?")); session.list(select(name));
            a cast says its type             | IntExpression number = cast(USER.name).asInt(); session.list(select(number.plus(1)));
            calculating with times           | session.list(select(USER).where(USER.createdAt.plusDays(1).gt(Fn.now()), USER.createdAt.get(DatePart.YEAR).eq(2024)));
            a pair compared as one           | session.list(select(USER).where(tuple(USER.name, USER.id).gt("Bob", 7)));
            a time as text                   | session.list(select(Fn.format(USER.createdAt, "yyyy-MM").as("month"), count()));
            raw SQL as an entity             | List<User> users = session.list(text("select * from users").into(USER));
            raw SQL as a record              | List<Pair> pairs = session.list(text("select id, name from users").into(row(USER.name, USER.id).into(Pair::new)));
            raw SQL in FROM                  | var n = column("n").asLong(); var t = text("select author_id, count(*) as n from posts group by author_id").columns(POST.authorId, n).as("t"); session.list(select(USER.name, t.get(n).plus(1)).join(t, t.get(POST.authorId).eq(USER.id)));
            numbers of different kinds       | var o = USER.as("o"); session.list(select(USER.name).where(USER.id.gt(scalar(avg(o.id), q -> q.from(o))), USER.balance.le(USER.id), sum(USER.id).ge(count())));
            a pair in the rows of a query    | session.list(select(USER.name).where(tuple(USER.id, USER.name).in(select(POST.authorId, POST.title).union(select(POST.id, POST.title)))));
            a pair in the rows of raw SQL    | session.list(select(USER.name).where(tuple(USER.id, USER.name).notIn(text("select id, title from posts").columns(POST.id, POST.title))));
            sums need no suffix              | session.one(select(sum(USER.balance), sum(USER.id), count()));
            """)
    void compiles(String what, String statements) throws Exception {
        assertThat(Snippet.problems(statements)).as(statements).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            an update without where          | session.execute(update(USER).set(USER.balance.to(1))); | UpdateSet cannot be converted to
            a delete without where           | session.execute(delete(USER)); | DeleteFrom cannot be converted to
            an update that sets nothing      | session.execute(update(USER).where(USER.id.eq(1))); | method where
            text against a number            | USER.name.eq(5); | no suitable method found for eq(int)
            a number against text            | USER.id.eq("5"); | no suitable method found for eq(java.lang.String)
            text compared by size to numbers | USER.name.gt(5); | no suitable method found for gt(int)
            money as double                  | USER.balance.gt(1.5); | double cannot be converted to java.math.BigDecimal
            money set to double              | USER.balance.to(1.5); | double cannot be converted to java.math.BigDecimal
            in without a value               | USER.id.in(); | found for in(no arguments)
            too many components              | select(USER.name, USER.id).into((a, b, c) -> a); | incompatible parameter types in lambda
            components of the wrong type     | select(USER.id, USER.name).into(Pair::new); | Integer cannot be converted to java.lang.String
            a key of the wrong type          | session.get(USER, "1"); | found for get(dev.aludel.design.User_,java.lang.String)
            a reference to the wrong entity  | POST.author.eq(post); | Post cannot be converted to dev.aludel.design.User
            a list of the wrong type         | List<Post> posts = session.list(select(USER)); | dev.aludel.design.Post,dev.aludel.design.User
            a select as a command            | session.execute((Command) select(USER)); | cannot be converted to dev.aludel.sql.Command
            an expression of one's own       | final class Mine extends IntExpression {} | sealed
            values spliced into a condition  | session.list(select(USER).where("id = 1")); | BooleanExpression
            a union of other columns         | select(USER.id).union(select(USER.name)); | incompatible equality constraints
            a union of other rows            | select(USER.id, USER.name).union(select(USER.name, USER.id)); | incompatible equality constraints
            any of the wrong type            | USER.id.gt(any(select(USER.name))); | found for gt(
            a subquery column of other kind  | var c = select(USER.name).as("c"); c.get(USER.name).plus(1); | cannot find symbol
            an insert without values         | session.execute(insert(USER)); | InsertInto cannot be converted to
            a conflict left open             | session.execute(insert(USER).set(USER.name.to("a")).onConflict(USER.id)); | OnConflict cannot be converted to
            a hint made of text              | select(USER.name).hint("SQL_NO_CACHE"); | java.lang.String
            a hint that is no constant       | final class Words implements Hint { public String words() { return "x"; } public java.util.Set<String> databases() { return java.util.Set.of(); } } select(USER.name).hint(new Words()); | inference variable H
            a delete without where, joined   | session.execute(delete(USER).using(POST)); | DeleteFrom cannot be converted to
            a value where none comes back    | int one = session.savepoint(sp -> 1); | not compatible with a void
            adding the wrong entity          | user.posts.add(user); | User cannot be converted to dev.aludel.design.Post
            a window function on its own     | session.list(select(Fn.rowNumber())); | no suitable method found for select
            results of two kinds             | caseWhen(USER.balance.gt(1), "a").otherwise(1); | no suitable method found for otherwise
            coalesce of two kinds            | coalesce(USER.name, USER.id); | no suitable method found for coalesce
            the least of two kinds           | Fn.least(USER.id, USER.name); | least
            a pair with the wrong value      | tuple(USER.name, USER.id).gt(7, "Bob"); | cannot be converted to java.lang.String
            days added to a text             | USER.name.plusDays(1); | plusDays
            bits of money                    | USER.balance.bitAnd(1); | bitAnd
            the least condition              | min(USER.name.eq("x")); | min
            a cast without a type            | session.list(select(cast(USER.name))); | no suitable method found for select
            a window without a function      | session.list(select(orderBy(USER.id))); | no suitable method found for select
            a sum of text and number         | USER.name.plus(1); | cannot find symbol
            the sum of texts                 | sum(USER.name); | no suitable method found for sum
            the average of texts             | avg(USER.name); | no suitable method found for avg
            an aggregate as a condition      | select(USER.id).having(sum(USER.id)); | LongExpression cannot be converted to dev.aludel.sql.BooleanExpression
            a text as a condition            | select(USER.id).where(USER.name); | cannot be converted to dev.aludel.sql.BooleanExpression
            an assignment as a condition     | select(USER.id).where(USER.id.to(1)); | Assignment cannot be converted to
            a condition as an assignment     | update(USER).set(USER.id.eq(1)); | BooleanExpression cannot be converted to
            a value of another type set      | update(USER).set(USER.id.to("5")); | no suitable method found for to(java.lang.String)
            an expression of another type set | update(USER).set(USER.id.to(USER.name)); | no suitable method found for to(
            an optional value as a value     | String name = session.one(select(USER.name.optional())); | java.util.Optional
            an optional entity as an entity  | List<Post> posts = session.list(select(POST.optional())); | java.util.Optional
            an optional value in a record    | select(USER.name.optional(), USER.id).into(Pair::new); | java.util.Optional
            a select of nothing              | session.list(select()); | no suitable method found for select(no arguments)
            a pair in rows of other columns  | select(USER).where(tuple(USER.id, USER.name).in(select(POST.title, POST.id))); | no suitable method found for in(
            a pair in rows of one column     | select(USER).where(tuple(USER.id, USER.name).in(select(POST.id))); | no suitable method found for in(
            a query of two columns as one    | select(USER.name, scalar(select(POST.id, POST.title))); | scalar
            any row of two columns           | USER.id.gt(any(select(POST.id, POST.title))); | any
            a number compared with a text    | USER.id.gt(USER.name); | no suitable method found for gt(
            a text compared with a number    | USER.name.eq(USER.id); | no suitable method found for eq(
            a number compared with a time    | USER.balance.lt(USER.createdAt); | no suitable method found for lt(
            a large number set without a cast | update(USER).set(USER.id.to(count())); | no suitable method found for to(
            a lock of nothing that is known  | select(USER).forUpdate().of("users"); | java.lang.String cannot be converted to
            a column of one table inserted by a text | insert(USER).set("name", "Ann"); | cannot be converted to
            a name as text to order by       | select(USER).orderBy("name"); | java.lang.String cannot be converted to
            a frame of windows without ends  | sum(USER.id).over(orderBy(USER.id).rows(1, 2)); | cannot be converted to
            a filter that is no condition    | sum(USER.id).filter(USER.id); | cannot be converted to dev.aludel.sql.BooleanExpression
            a recursion of other columns     | withRecursive("t", select(USER.id), t -> select(USER.name)); | incompatible equality constraints
            rows of values without an assignment | values("v", 1, 2); | values
            a stream of a command            | session.stream(update(USER).set(USER.name.to("a")).everywhere()); | cannot be converted to
            excluded of a value              | excluded(5); | excluded
            a null in place of a value       | USER.name.eq(null); | ambiguous
            too few items for a record       | select(USER.name).into(Pair::new); | method into
            too many items for a record      | select(USER.name, USER.id, USER.email).into(Pair::new); | invalid constructor reference
            a time compared with a text      | USER.createdAt.gt("2024-01-01"); | java.lang.String cannot be converted to java.time.Instant
            a join on no condition           | select(USER).join(POST, POST.authorId); | cannot be converted to dev.aludel.sql.BooleanExpression
            between of two kinds             | USER.id.between(1, "5"); | java.lang.String
            a limit that is a text           | select(USER).limit("5"); | java.lang.String cannot be converted to long
            a batch as a query               | session.list(text("select 1").batch(List.of())); | Batch cannot be converted to
            raw SQL that says no columns, in FROM | select(USER.name).from(text("select 1").as("x")); | cannot find symbol
            a bean accessor on a reference   | post.author.getAuthor(); post.author.isLoaded(); | getAuthor()
            """)
    void doesNotCompile(String what, String statements, String reason) throws Exception {
        assertThat(Snippet.problems(statements)).as(statements).anyMatch(problem -> problem.contains(reason));
    }
}
