package dev.aludel.orm;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.engine.Action;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Work;
import dev.aludel.error.UnflushedChangesException;
import dev.aludel.schema.SchemaMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions with one model on one engine, or several. Immutable and thread-safe: made once, shared by all.
 *
 * {@snippet :
 * var sessions = SessionFactory.of(engine, Model.of(USER, POST));
 * User alice = sessions.transact(s -> s.add(new User("Alice", "alice@example.com")));
 * List<User> all = sessions.with(s -> s.list(select(USER)));
 * }
 *
 * <p>Each session takes a connection of its own with its first statement: a {@code transact} inside another one takes a
 * second one.
 */
public final class SessionFactory {
    private final Databases databases;
    private final Model model;
    private final SessionOptions options;

    private SessionFactory(Databases databases, Model model, SessionOptions options) {
        this.databases = databases;
        this.model = model;
        this.options = options;
    }

    /** A factory whose sessions flush before queries and do not expire objects on commit. */
    public static SessionFactory of(Engine engine, Model model) {
        return new SessionFactory(Databases.of(engine, model), model, SessionOptions.DEFAULT);
    }

    /** The same, but whether sessions flush before a query that could see pending changes. On by default. */
    public SessionFactory autoflush(boolean on) {
        return new SessionFactory(
                databases, model, new SessionOptions(on, options.expireOnCommit(), options.transaction()));
    }

    /**
     * The same, but whether a commit also unloads the collections of the session's objects, which are then loaded again on
     * touch. Off by default. Values are read again by the next transaction that asks for them in either case, and what is
     * changed after a commit is written by the next one.
     */
    public SessionFactory expireOnCommit(boolean on) {
        return new SessionFactory(databases, model, new SessionOptions(options.autoflush(), on, options.transaction()));
    }

    /** The same, but with the isolation level of transactions. The database's own by default. */
    public SessionFactory isolation(IsolationLevel level) {
        return new SessionFactory(
                databases,
                model,
                new SessionOptions(
                        options.autoflush(),
                        options.expireOnCommit(),
                        options.transaction().isolation(level)));
    }

    /**
     * The same, but sessions find the tables in other schemas of the database: {@code
     * sessions.withSchemas(SchemaMap.ofDefault("tenant_7"))}. It costs nothing; make one for each tenant when it is needed.
     */
    public SessionFactory withSchemas(SchemaMap schemas) {
        return new SessionFactory(databases.withSchemas(schemas), model, options);
    }

    /**
     * The same, but the rows of these entities are in another database. A session reads from both as it needs to, by a connection
     * and a transaction for each; a transaction writes to one of them, because two databases do not commit as one.
     *
     * @param engine where they are; whoever made it closes it
     * @throws dev.aludel.error.MappingException if an entity is not part of the model, or a foreign key would lead from one
     *     database to another
     */
    public SessionFactory bind(Engine engine, EntityTable<?, ?>... entities) {
        return new SessionFactory(databases.bind(engine, List.of(entities)), model, options);
    }

    /**
     * The same, but what only reads, which is {@link #use} and {@link #with}, reads from these databases in turn, and from the
     * main one where none of them can be reached. Replicas lag behind: for one who has to see what it wrote, see {@link
     * #readYourWrites()}. Under SERIALIZABLE, which replicas cannot keep, everything is read from the main database.
     *
     * @param engines the replicas; whoever made them closes them
     */
    public SessionFactory readReplicas(Engine... engines) {
        return new SessionFactory(databases.replicas(List.of(engines)), model, options);
    }

    /**
     * The same for one user, such as one web request: once it has begun a transaction that may write, it reads from the main
     * database too, and so sees what it wrote. Make one for each user; threads may share it.
     */
    public SessionFactory readYourWrites() {
        return new SessionFactory(databases.ofOneUser(), model, options);
    }

    /** Creates the tables and indexes of the model that do not exist yet, each in its database, in one transaction for each. */
    public void createAll() {
        databases.schemas().forEach((engine, schema) -> engine.begin(schema::createAll));
    }

    /** Drops the tables of the model, with everything in them. */
    public void dropAll() {
        databases.schemas().forEach((engine, schema) -> engine.begin(schema::dropAll));
    }

    /** The main database. */
    public Engine engine() {
        return databases.main();
    }

    public Model model() {
        return model;
    }

    /** A session whose owner commits; closing it rolls back what is not committed. */
    public Session open() {
        return new Session(new SessionCore(databases, model, options));
    }

    /** Runs the action in a session of its own: commits when it returns, rolls back when it throws, whatever it throws. */
    public <X extends Exception> void begin(Action<? super Session, X> action) throws X {
        try (var session = open()) {
            action.run(session);
            session.commit();
        }
    }

    /** Runs the work in a session of its own and gives its result: commits when it returns, rolls back when it throws. */
    public <R extends @Nullable Object, X extends Exception> R transact(Work<? super Session, ? extends R, X> work)
            throws X {
        try (var session = open()) {
            R result = work.run(session);
            session.commit();
            return result;
        }
    }

    /**
     * Runs the action in a read-only session of its own.
     *
     * @throws UnflushedChangesException if it changed objects: they would be lost
     */
    public <X extends Exception> void use(Action<? super Session, X> action) throws X {
        try (var session = openReadOnly()) {
            action.run(session);
            session.endReading();
        }
    }

    /**
     * Runs the work in a read-only session of its own and gives its result.
     *
     * @throws UnflushedChangesException if it changed objects: they would be lost
     */
    public <R extends @Nullable Object, X extends Exception> R with(Work<? super Session, ? extends R, X> work)
            throws X {
        try (var session = openReadOnly()) {
            R result = work.run(session);
            session.endReading();
            return result;
        }
    }

    private Session openReadOnly() {
        return new Session(new SessionCore(databases, model, options.asReadOnly()));
    }
}
