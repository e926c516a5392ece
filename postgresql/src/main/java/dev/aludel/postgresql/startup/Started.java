package dev.aludel.postgresql.startup;

import dev.aludel.postgresql.protocol.BackendKey;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.settings.PgHost;
import dev.aludel.postgresql.wire.Endpoint;
import dev.aludel.postgresql.wire.TlsSettings;
import dev.aludel.postgresql.wire.Wire;
import dev.aludel.postgresql.wire.WireListener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is ready for queries, and what was learnt while it started up. Immutable but for {@link #attach}, which
 * hands it to a session.
 */
public final class Started {
    private final PgHost host;
    private final Endpoint endpoint;
    private final TlsSettings tls;
    private final Wire wire;
    private final Inbox inbox;
    private final int protocolVersion;
    private final @Nullable BackendKey key;
    private final Map<String, String> parameters;

    Started(PgHost host, Endpoint endpoint, TlsSettings tls, Wire wire, Inbox inbox, Login login) {
        this.host = host;
        this.endpoint = endpoint;
        this.tls = tls;
        this.wire = wire;
        this.inbox = inbox;
        this.protocolVersion = login.version();
        this.key = login.key();
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(login.parameters()));
    }

    /**
     * Hands the connection over: what came behind the start-up's last ReadyForQuery goes to the listener before this returns,
     * by the calling thread; everything that comes later goes there by the wire's loop. Once only.
     *
     * @throws IllegalStateException when it has been called before
     */
    public Wire attach(WireListener next) {
        inbox.attach(wire, next);
        return wire;
    }

    public Wire wire() {
        return wire;
    }

    /** The one of the settings' hosts that it is. */
    public PgHost host() {
        return host;
    }

    /** Where the server is, with its address: to which a cancel request has to go as well. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** How to connect there again in the same way, encrypted or not. */
    TlsSettings tlsAgain() {
        return tls;
    }

    /** The protocol's version that was agreed on, as in a StartupMessage. */
    public int protocolVersion() {
        return protocolVersion;
    }

    /** What cancels its statements; null if the server gave nothing of the kind. */
    public @Nullable BackendKey key() {
        return key;
    }

    /** The number of the server's process, or 0 if it is not known. */
    public int processId() {
        return key == null ? 0 : key.processId();
    }

    /** The settings that the server reported. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Says goodbye and closes. For a connection that nobody has taken over. */
    public void close() {
        var out = new MessageWriter(8);
        Frontend.terminate(out);
        wire.write(out.array(), 0, out.size());
        wire.close();
    }

    @Override
    public String toString() {
        return endpoint + (key == null ? "" : ", " + key);
    }
}
