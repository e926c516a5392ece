package dev.aludel.examples.quickstart.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.async.Gather;
import dev.aludel.examples.quickstart.view.AuthorView;
import dev.aludel.examples.quickstart.view.UserPosts;
import dev.aludel.examples.quickstart.view.UserView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and their posts, and the statements that it takes. */
class UsersTest {
    private Population population;

    @BeforeEach
    void open(@TempDir Path directory) {
        population = new Population(directory);
    }

    @AfterEach
    void close() {
        population.close();
    }

    @Test
    void tenUsersAreCreatedInOneBatchAndHaveConsecutiveIds() {
        var statements = population.sent(() -> assertThat(population.create(10))
                .extracting(UserView::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList()));

        assertThat(statements).singleElement().asString().startsWithIgnoringCase("insert into users");
        assertThat(population.list(""))
                .extracting(UserView::name)
                .startsWith("user1", "user2")
                .hasSize(10);
    }

    @Test
    void onlyTheChangedColumnIsSent() {
        population.create(1);

        var statements = population.sent(
                () -> population.write(users -> users.change(1, UserChange.balance(new BigDecimal("7.50")))));

        assertThat(statements).hasSize(2);
        assertThat(statements.getLast()).containsIgnoringCase("set balance = ?").doesNotContain("email", "name");
    }

    @Test
    void usersWithTheirPostsAreTwoStatementsHoweverManyUsers() {
        population.create(5);
        for (int author = 1; author <= 5; author += 2) {
            int id = author;
            population.write(users -> List.of(users.publish(id, "a" + id), users.publish(id, "b" + id)));
        }

        var statements = population.sent(() -> assertThat(population.read(Users::withPosts))
                .containsExactly(
                        new UserPosts("user1", List.of("a1", "b1")),
                        new UserPosts("user2", List.of()),
                        new UserPosts("user3", List.of("a3", "b3")),
                        new UserPosts("user4", List.of()),
                        new UserPosts("user5", List.of("a5", "b5"))));

        assertThat(statements).hasSize(2);
    }

    @Test
    void authorsAreCountedByTheDatabaseThoseWithoutPostsToo() {
        population.create(3);
        population.write(users -> List.of(users.publish(3, "x"), users.publish(3, "y"), users.publish(2, "z")));

        var statements = population.sent(() -> assertThat(population.read(Users::authors))
                .containsExactly(new AuthorView("user3", 2), new AuthorView("user2", 1), new AuthorView("user1", 0)));

        assertThat(statements).hasSize(1);
    }

    @Test
    void tenListsAtOnceStayWithinThePool() {
        population.create(10);

        var lists = Gather.over(Collections.nCopies(10, "ser")).map(population::list);

        assertThat(lists).hasSize(10).allSatisfy(users -> assertThat(users).hasSize(10));
        var pool = population.db.engine().status();
        assertThat(pool.total()).isLessThanOrEqualTo(pool.poolSize() + pool.maxOverflow());
    }

    @Test
    void aKeywordIsTakenLiterally() {
        population.create(12);
        population.write(
                users -> users.change(1, new UserChange(Optional.of("100%_\\"), Optional.empty(), Optional.empty())));

        assertThat(population.list("ser1")).extracting(UserView::id).containsExactly(1, 10, 11, 12);
        assertThat(population.list("0%_\\")).extracting(UserView::id).containsExactly(1);
        assertThat(population.list("%")).extracting(UserView::id).containsExactly(1);
        assertThat(population.list("u_er")).isEmpty();
    }
}
