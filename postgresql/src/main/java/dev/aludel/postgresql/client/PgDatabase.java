package dev.aludel.postgresql.client;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Deadline;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.postgresql.protocol.RowDescription;
import dev.aludel.postgresql.session.Description;
import dev.aludel.postgresql.session.Descriptions;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.postgresql.session.SessionOptions;
import dev.aludel.postgresql.session.SharedLane;
import dev.aludel.postgresql.session.StatementText;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.settings.PrepareMode;
import dev.aludel.postgresql.shared.SharedSessions;
import dev.aludel.postgresql.startup.Startup;
import dev.aludel.postgresql.type.PgCodec;
import dev.aludel.postgresql.type.codec.ParameterPlan;
import dev.aludel.postgresql.type.codec.RowPlan;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What all connections to one database share: how to connect, what its statements look like, its types. Thread-safe. */
public final class PgDatabase {
    /** Descriptions kept for all connections together. */
    private static final int DESCRIPTIONS = 4096;

    private static final int NOTICES = 64;

    private final PgSettings settings;
    private final Startup startup;
    private final TypeRegistry types;
    private final Descriptions descriptions;
    private final SessionOptions sessionOptions;

    public PgDatabase(PgSettings settings, List<PgCodec<?>> codecs) {
        this.settings = settings;
        startup = new Startup(settings);
        types = new TypeRegistry(codecs);
        descriptions = new Descriptions(DESCRIPTIONS, types::binaryResult);
        sessionOptions = new SessionOptions(
                settings.statementCacheSize(), settings.prepareMode(), settings.cancelGrace(), NOTICES);
    }

    public PgSettings settings() {
        return settings;
    }

    public TypeRegistry types() {
        return types;
    }

    /**
     * Opens a session.
     *
     * @throws dev.aludel.error.ConnectFailedException if no server can be reached, or it refuses
     * @throws dev.aludel.error.OperationCancelledException if the thread is interrupted
     */
    public PgSession open(Deadline deadline) {
        var event = new ConnectEvent();
        event.begin();
        var started = startup.connect(deadline);
        var session = PgSession.open(new Link(started), sessionOptions, descriptions);
        event.end(started);
        return session;
    }

    /**
     * A few connections for the single reads of many callers; opens nothing yet.
     *
     * @throws ConfigurationException if a pooler may put other servers behind them
     */
    public SharedSessions share(int connections) {
        if (settings.prepareMode() != PrepareMode.NAMED) {
            throw new ConfigurationException(
                    "sharedConnections with prepareMode="
                            + settings.prepareMode().name().toLowerCase(Locale.ROOT)
                            + ": what callers share is prepared under names on one server",
                    "leave sharedConnections out behind a pooler in transaction mode, or connect to the server itself");
        }
        return new SharedSessions(
                deadline -> SharedLane.open(
                        new Link(Startup.connect(settings, deadline)), descriptions, settings.cancelGrace()),
                connections,
                SharedSessions.DEFAULT_DEPTH);
    }

    /** A statement of Aludel. */
    public PreparedText prepare(DriverStatement statement) {
        var dirties = statement.kind() == DriverStatement.Kind.RAW || SideEffects.possible(statement.sql());
        return prepare(
                statement.sql(),
                ParameterPlan.of(statement.parameters(), types),
                resultOf(statement),
                statement.kind() == DriverStatement.Kind.QUERY,
                dirties);
    }

    /** A statement by its text. */
    public PreparedText prepare(String sql, List<SqlType<?>> parameterTypes) {
        return prepare(sql, ParameterPlan.of(parameterTypes, types), StatementText.Result.UNKNOWN, false, true);
    }

    PreparedText prepare(String sql, ParameterPlan parameters) {
        return prepare(sql, parameters, StatementText.Result.UNKNOWN, false, true);
    }

    private PreparedText prepare(
            String sql, ParameterPlan parameters, StatementText.Result result, boolean reads, boolean dirties) {
        var declared = parameters.declaredOids();
        var text = StatementText.of(sql, declared).result(result);
        var isKnown =
                result == StatementText.Result.BINARY && Arrays.stream(declared).allMatch(type -> type != 0);
        return new PreparedText(this, reads ? text.readOnly() : text, parameters, isKnown, dirties);
    }

    /** Where all columns have a built-in type with one binary form, the server need not be asked before the first use. */
    private static StatementText.Result resultOf(DriverStatement statement) {
        var silent = statement.columns().isEmpty() && statement.kind() != DriverStatement.Kind.WRITE;
        if (silent || statement.kind() == DriverStatement.Kind.RAW) {
            return StatementText.Result.UNKNOWN;
        }
        for (var column : statement.columns()) {
            if (!hasOneForm(column.kind())) {
                return StatementText.Result.UNKNOWN;
            }
        }
        return StatementText.Result.BINARY;
    }

    private static boolean hasOneForm(TypeKind kind) {
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL, BOOLEAN, BYTES, INSTANT, DATE, TIME -> true;
            case TIMESTAMP, OFFSET_TIMESTAMP, DURATION, UUID -> true;
            // A text may be an enumeration, citext or ltree; the rest says itself that the database has to be asked.
            case VARCHAR, TEXT, JSON, ARRAY, RANGE, NATIVE_ENUM, UNKNOWN -> false;
        };
    }

    /**
     * Sees to it that a statement's types are known before it runs: asks for its description and for the types in it where
     * nobody has asked before, which happens once in the life of the process.
     */
    void learn(PgSession session, StatementText text, Deadline deadline) {
        if (descriptions.find(text) == null && resolve(session, session.describe(text, deadline), deadline)) {
            descriptions.forget(text); // its formats were chosen before its types were known
        }
    }

    /**
     * What the columns of a query are, with their types known. Nothing is run.
     *
     * @throws InvalidStatementException if it is no query
     */
    public RowDescription describe(PgSession session, String query, Deadline deadline) {
        var description = session.describe(StatementText.of(query), deadline);
        resolve(session, description, deadline);
        var columns = description.columns();
        if (columns == null) {
            throw new InvalidStatementException(
                    "The statement has no result: " + query, "give a query, such as SELECT .. or TABLE ..");
        }
        return columns;
    }

    /** How rows of these columns are read, all of them in binary. */
    public RowPlan binaryRows(RowDescription columns) {
        return RowPlan.of(columns, types, column -> true);
    }

    private boolean resolve(PgSession session, Description description, Deadline deadline) {
        var unknown = types.unknown(typesOf(description));
        if (unknown.length == 0) {
            return false;
        }
        types.resolve(new Catalog(this, session, deadline), unknown);
        return true;
    }

    private static int[] typesOf(Description description) {
        var columns = description.columns();
        int parameters = description.parameters();
        int results = columns == null ? 0 : columns.columns();
        var oids = new int[parameters + results];
        for (int i = 0; i < parameters; i++) {
            oids[i] = description.parameterType(i);
        }
        for (int i = 0; columns != null && i < results; i++) {
            oids[parameters + i] = columns.type(i);
        }
        return oids;
    }

    /** Forgets all descriptions and types, after changes to them. */
    public void forget() {
        types.forget();
        descriptions.clear();
    }
}
