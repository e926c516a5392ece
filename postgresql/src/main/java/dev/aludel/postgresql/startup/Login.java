package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.postgresql.protocol.AuthenticationRequest;
import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.BackendKey;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.Negotiation;
import dev.aludel.postgresql.protocol.ParameterStatus;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.ReadyForQuery;
import dev.aludel.postgresql.protocol.WireBytes;
import dev.aludel.postgresql.settings.PgHost;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conversation from the StartupMessage to the first ReadyForQuery, on one connection. For one use by one thread.
 */
final class Login {
    private static final int MAX_PARAMETERS = 1000;

    private final PgSettings settings;
    private final Wire wire;
    private final Inbox inbox;
    private final MessageWriter out = new MessageWriter(512);
    private final Authenticator authenticator;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private int version;
    private boolean negotiated;
    private @Nullable BackendKey key;

    Login(PgSettings settings, PgHost host, Wire wire, Inbox inbox) {
        this.settings = settings;
        this.wire = wire;
        this.inbox = inbox;
        this.version = settings.maximumProtocol();
        this.authenticator = new Authenticator(settings, host, wire, out);
    }

    /**
     * Logs in.
     *
     * @param startupParameters what the StartupMessage says
     */
    void run(Map<String, String> startupParameters, Deadline deadline) throws StartupFailure {
        try {
            Frontend.startup(out, version, startupParameters);
            send();
            while (!handle(inbox.take(deadline, authenticator.awaited()))) {
                send();
            }
            check();
        } catch (ProtocolViolationException e) {
            throw StartupFailure.of(e);
        }
    }

    /** The settings that the server has reported. */
    Map<String, String> parameters() {
        return parameters;
    }

    @Nullable BackendKey key() {
        return key;
    }

    int version() {
        return version;
    }

    /**
     * The one value of a query's one row, asked for after logging in.
     *
     * @throws StartupFailure if it fails, or there is none
     */
    String ask(String sql, Deadline deadline) throws StartupFailure {
        try {
            Frontend.query(out, sql);
            send();
            String value = null;
            ErrorFields error = null;
            while (true) {
                var message = inbox.take(deadline, "the answer to " + sql);
                switch (message.type()) {
                    case Backend.DATA_ROW -> value = onlyValue(message);
                    case Backend.ERROR_RESPONSE ->
                        error = ErrorFields.readError(message.chunk(), message.from(), message.to());
                    case Backend.PARAMETER_STATUS -> parameter(message);
                    case Backend.READY_FOR_QUERY -> {
                        if (error != null) {
                            throw StartupFailure.rejected(error, false);
                        }
                        if (value == null) {
                            throw new ProtocolViolationException("the server has no answer to " + sql);
                        }
                        return value;
                    }
                    case Backend.ROW_DESCRIPTION, Backend.COMMAND_COMPLETE, Backend.NOTICE_RESPONSE -> {}
                    default -> throw unexpected(message);
                }
            }
        } catch (ProtocolViolationException e) {
            throw StartupFailure.of(e);
        }
    }

    private static @Nullable String onlyValue(Message message) {
        var from = message.from();
        if (message.to() - from < 6 || WireBytes.uint16(message.chunk(), from) != 1) {
            throw new ProtocolViolationException("the server sent a row of another form than was asked for");
        }
        var length = WireBytes.int32(message.chunk(), from + 2);
        if (length != message.to() - from - 6) {
            return null;
        }
        return WireBytes.text(message.chunk(), from + 6, message.to());
    }

    /** Whether the connection is ready. */
    private boolean handle(Message message) throws StartupFailure {
        var chunk = message.chunk();
        switch (message.type()) {
            case Backend.AUTHENTICATION ->
                authenticator.handle(AuthenticationRequest.read(chunk, message.from(), message.to()));
            case Backend.NEGOTIATE_PROTOCOL_VERSION -> negotiate(Negotiation.read(chunk, message.from(), message.to()));
            case Backend.ERROR_RESPONSE ->
                throw StartupFailure.rejected(
                        ErrorFields.readError(chunk, message.from(), message.to()), !authenticator.hasBegun());
            case Backend.NOTICE_RESPONSE -> {
                // Of no interest to anybody yet.
            }
            case Backend.PARAMETER_STATUS -> {
                requireDone(message);
                parameter(message);
            }
            case Backend.BACKEND_KEY_DATA -> {
                requireDone(message);
                key = BackendKey.read(chunk, message.from(), message.to(), version);
            }
            case Backend.READY_FOR_QUERY -> {
                requireDone(message);
                if (ReadyForQuery.read(chunk, message.from(), message.to()) != TransactionStatus.IDLE) {
                    throw new ProtocolViolationException("the server is in a transaction that nobody has begun");
                }
                return true;
            }
            default -> throw unexpected(message);
        }
        return false;
    }

    private void negotiate(Negotiation negotiation) throws StartupFailure {
        if (negotiated || authenticator.hasBegun()) {
            throw new ProtocolViolationException("the server negotiates the protocol's version at the wrong time");
        }
        negotiated = true;
        if (negotiation.version() > version || negotiation.version() < Frontend.VERSION_3_0) {
            throw new ProtocolViolationException("the server wants a version of the protocol that was not offered");
        }
        if (negotiation.version() < settings.minimumProtocol()) {
            throw StartupFailure.misconfigured(
                    "the server speaks protocol " + name(negotiation.version()) + " at most, and "
                            + name(settings.minimumProtocol()) + " is wanted at least",
                    "lower min_protocol_version or use a newer server");
        }
        version = negotiation.version();
    }

    private void parameter(Message message) {
        var status = ParameterStatus.read(message.chunk(), message.from(), message.to());
        parameters.put(status.name(), status.value());
        if (parameters.size() > MAX_PARAMETERS) {
            throw new ProtocolViolationException("the server reports more settings than any server has");
        }
    }

    /** What everything above relies on. */
    private void check() throws StartupFailure {
        var encoding = parameters.getOrDefault("client_encoding", "UTF8");
        if (!encoding.equalsIgnoreCase("UTF8") && !encoding.equalsIgnoreCase("UNICODE")) {
            throw StartupFailure.misconfigured(
                    "the session's client_encoding is " + encoding + " in spite of asking for UTF8",
                    "do not set client_encoding in options, or in the pooler");
        }
        if (!parameters.getOrDefault("integer_datetimes", "on").equals("on")) {
            throw StartupFailure.misconfigured(
                    "the server counts time in floating point (integer_datetimes is off)",
                    "use PostgreSQL 10 or later");
        }
    }

    private void requireDone(Message message) {
        if (!authenticator.isDone()) {
            throw unexpected(message);
        }
    }

    private ProtocolViolationException unexpected(Message message) {
        return new ProtocolViolationException(
                "the server sent " + Backend.name(message.type()) + " instead of " + authenticator.awaited());
    }

    private void send() {
        if (out.size() > 0) {
            wire.write(out.array(), 0, out.size());
            out.truncate(0);
        }
    }

    private static String name(int version) {
        return (version >> 16) + "." + (version & 0xFFFF);
    }
}
