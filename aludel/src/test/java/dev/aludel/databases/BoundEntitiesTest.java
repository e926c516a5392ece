package dev.aludel.databases;

import static dev.aludel.databases.Customer_.CUSTOMER;
import static dev.aludel.databases.Purchase_.PURCHASE;
import static dev.aludel.databases.Visit_.VISIT;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.MappingException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session reads entities from several databases; a transaction writes to one of them. */
@EveryDatabase
class BoundEntitiesTest {
    private Engine shop;
    private Engine statistics;
    private SessionFactory sessions;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = Engine.create(TestDatabase.url(Files.createDirectory(folder.resolve("shop"))));
        statistics = Engine.create(TestDatabase.url(Files.createDirectory(folder.resolve("statistics"))));
        sessions = SessionFactory.of(shop, Model.of(CUSTOMER, PURCHASE, VISIT)).bind(statistics, VISIT);
        sessions.createAll();
    }

    @AfterEach
    void close() {
        sessions.dropAll();
        statistics.close();
        shop.close();
    }

    private int customer(String name) {
        return sessions.transact(session -> {
            var customer = session.add(new Customer(name));
            session.add(new Purchase(5, customer));
            session.flush();
            return customer.id;
        });
    }

    private static <T> List<T> all(Engine engine, dev.aludel.sql.Query<T> query) {
        return engine.with(connection -> connection.list(query));
    }

    @Test
    void eachEntityIsInItsDatabase() {
        int id = customer("Ada");
        sessions.begin(session -> session.addAll(List.of(new Visit(id, "/"), new Visit(id, "/shop"))));

        assertThat(tables(shop)).contains("customers", "purchases").doesNotContain("visits");
        assertThat(tables(statistics)).contains("visits").doesNotContain("customers");
        assertThat(all(statistics, select(VISIT.page).orderBy(VISIT.id))).containsExactly("/", "/shop");
        sessions.use(session -> {
            var ada = session.get(CUSTOMER, id);
            assertThat(session.list(select(VISIT).where(VISIT.customerId.eq(id)).orderBy(VISIT.id)))
                    .extracting(visit -> visit.page)
                    .containsExactly("/", "/shop");
            assertThat(ada.purchases.list()).hasSize(1);
            assertThat(session.count(select(VISIT))).isEqualTo(2);
            assertThat(session.exists(select(CUSTOMER))).isTrue();
        });
    }

    private static java.util.Set<String> tables(Engine engine) {
        return engine.with(connection -> connection.tableNames(null));
    }

    @Test
    void oneIsReadWhileTheOtherIsWritten() {
        int id = customer("Ada");
        sessions.begin(session -> {
            var name = session.get(CUSTOMER, id).name;
            session.add(new Visit(id, "/" + name));
            session.execute(insert(VISIT).set(VISIT.customerId.to(id), VISIT.page.to("/bulk")));
            session.execute(update(VISIT).set(VISIT.page.to("/more")).where(VISIT.page.eq("/bulk")));
        });

        assertThat(all(statistics, select(VISIT.page).orderBy(VISIT.page))).containsExactly("/Ada", "/more");
    }

    @Test
    void aTransactionThatWouldWriteToBothIsRefusedAndWritesToNone() {
        int id = customer("Ada");

        assertThatThrownBy(() -> sessions.begin(session -> {
                    session.get(CUSTOMER, id).name = "Eve";
                    session.add(new Visit(id, "/"));
                }))
                .isInstanceOf(TransactionStateException.class)
                .hasMessageContaining("two databases")
                .hasMessageContaining("use a transaction for each");
        assertThatThrownBy(() -> sessions.begin(session -> {
                    session.execute(delete(PURCHASE).everywhere());
                    session.add(new Visit(id, "/"));
                }))
                .isInstanceOf(TransactionStateException.class);
        assertThatThrownBy(() -> sessions.begin(session -> {
                    session.add(new Visit(id, "/"));
                    session.flush();
                    session.execute(text("delete from purchases"));
                }))
                .isInstanceOf(TransactionStateException.class);

        assertThat(all(shop, select(CUSTOMER.name))).containsExactly("Ada");
        assertThat(all(shop, select(PURCHASE.id))).hasSize(1);
        assertThat(all(statistics, select(VISIT.id))).isEmpty();
    }

    @Test
    void afterARefusalTheSessionGoesOnWithTheNextTransaction() {
        int id = customer("Ada");
        try (var session = sessions.open()) {
            var ada = session.get(CUSTOMER, id);
            ada.name = "Eve";
            session.add(new Visit(id, "/"));
            assertThatThrownBy(session::commit).isInstanceOf(TransactionStateException.class);
            session.rollback();

            assertThat(ada.name).isEqualTo("Ada");
            session.add(new Visit(id, "/again"));
            session.commit();
            session.get(CUSTOMER, id).name = "Ada L.";
            session.commit();
        }
        assertThat(all(statistics, select(VISIT.page))).containsExactly("/again");
        assertThat(all(shop, select(CUSTOMER.name))).containsExactly("Ada L.");
    }

    @Test
    void aSavepointHoldsInBoth() {
        int id = customer("Ada");
        sessions.begin(session -> {
            session.add(new Visit(id, "/kept"));
            var savepoint = session.savepoint();
            session.add(new Visit(id, "/undone"));
            session.flush();
            assertThat(session.get(CUSTOMER, id).name).isEqualTo("Ada");
            savepoint.rollback();
            assertThat(session.count(select(VISIT))).isEqualTo(1);
            assertThat(session.get(CUSTOMER, id).name).isEqualTo("Ada");
        });
        assertThat(all(statistics, select(VISIT.page))).containsExactly("/kept");
        assertThat(shop.status().leased() + statistics.status().leased()).isZero();
    }

    @Test
    void aStatementStaysInOneDatabase() {
        sessions.use(session -> assertThatThrownBy(() ->
                        session.list(select(CUSTOMER.name, VISIT.page).join(VISIT, VISIT.customerId.eq(CUSTOMER.id))))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("different databases"));
    }

    @Test
    void aForeignKeyStaysInOneDatabase() {
        assertThatThrownBy(() -> sessions.bind(statistics, PURCHASE))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("purchases refers to customers")
                .hasMessageContaining("different databases");
        sessions.bind(statistics, CUSTOMER, PURCHASE);
    }
}
