package dev.aludel;

import dev.aludel.engine.Action;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Work;
import dev.aludel.orm.EntityTable;
import dev.aludel.orm.Model;
import dev.aludel.orm.Session;
import dev.aludel.orm.SessionFactory;
import dev.aludel.schema.SchemaMap;
import org.jspecify.annotations.Nullable;

/**
 * An engine, a model and a session factory in one closeable: the shortest way in. Thread-safe.
 *
 * {@snippet :
 * try (var db = Aludel.open("sqlite::memory:", USER, POST)) {
 *     db.createAll();
 *     User alice = db.transact(s -> s.add(new User("Alice", "alice@example.com")));
 *     List<User> users = db.with(s -> s.list(select(USER).orderBy(USER.id)));
 * }
 * }
 *
 * <p>For options of the engine or of sessions, put the parts together yourself with {@link Engine#builder(String)},
 * {@link Model#of} and {@link SessionFactory#of}, and {@link #of} if you like.
 */
public final class Aludel implements AutoCloseable {
    private final SessionFactory sessions;

    private Aludel(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Opens an engine for the URL and maps the entities. Connects to nothing yet.
     *
     * @throws dev.aludel.error.ConfigurationException if the URL is wrong
     * @throws dev.aludel.error.MappingException if the entities do not fit together
     */
    public static Aludel open(String url, EntityTable<?, ?>... entities) {
        var model = Model.of(entities);
        return new Aludel(SessionFactory.of(Engine.create(url), model));
    }

    /** Puts a session factory's parts in one; closing it closes their engine. */
    public static Aludel of(SessionFactory sessions) {
        return new Aludel(sessions);
    }

    /** Creates the tables and indexes of the model that do not exist yet, in one transaction. */
    public void createAll() {
        sessions.createAll();
    }

    /** Drops the tables of the model, with everything in them. */
    public void dropAll() {
        sessions.dropAll();
    }

    /**
     * The same database, its tables in other schemas: {@code db.withSchemas(SchemaMap.ofDefault("tenant_7"))}. It costs nothing and
     * need not be closed.
     */
    public Aludel withSchemas(SchemaMap schemas) {
        return new Aludel(sessions.withSchemas(schemas));
    }

    public Engine engine() {
        return sessions.engine();
    }

    public Model model() {
        return sessions.model();
    }

    public SessionFactory sessions() {
        return sessions;
    }

    /** Opens a session, which the caller commits and closes. */
    public Session session() {
        return sessions.open();
    }

    /** Runs the action in a transaction: committed when it returns, rolled back when it throws anything. */
    public <X extends Exception> void begin(Action<? super Session, X> action) throws X {
        sessions.begin(action);
    }

    /** Runs the work in a transaction and gives its result: committed when it returns, rolled back when it throws anything. */
    public <R extends @Nullable Object, X extends Exception> R transact(Work<? super Session, ? extends R, X> work)
            throws X {
        return sessions.<R, X>transact(work);
    }

    /** Runs the action in a read-only transaction; changes that were not written at its end are an error. */
    public <X extends Exception> void use(Action<? super Session, X> action) throws X {
        sessions.use(action);
    }

    /** Runs the work in a read-only transaction and gives its result. */
    public <R extends @Nullable Object, X extends Exception> R with(Work<? super Session, ? extends R, X> work)
            throws X {
        return sessions.<R, X>with(work);
    }

    /** Closes the engine: every later use is an error. Idempotent. */
    @Override
    public void close() {
        engine().close();
    }

    @Override
    public String toString() {
        return "Aludel(" + engine().url() + ")";
    }
}
