package dev.aludel.postgresql.scripted;

import static dev.aludel.postgresql.scripted.ServerMessages.authenticationOk;
import static dev.aludel.postgresql.scripted.ServerMessages.backendKeyData;
import static dev.aludel.postgresql.scripted.ServerMessages.parameterStatus;
import static dev.aludel.postgresql.scripted.ServerMessages.readyForQuery;
import static dev.aludel.postgresql.scripted.ServerMessages.together;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The client of a {@link ScriptedServer}'s script, seen from the server: {@code expect...} takes the next message and fails
 * unless it is the one that was expected, {@code send} answers. For the script's thread only.
 */
public final class Peer implements Closeable {
    public static final int SSL_REQUEST = 80877103;
    public static final int CANCEL_REQUEST = 80877102;

    /** The process number and secret that {@link #login()} hands out. */
    public static final int PROCESS = 4711;

    private static final byte[] SECRET = {1, 2, 3, 4};

    private Socket socket;
    private DataInputStream in;
    private OutputStream out;
    private final Runnable onStall;
    private volatile boolean stalling;

    Peer(Socket socket, Runnable onStall) throws IOException {
        this.onStall = onStall;
        use(socket);
    }

    private void use(Socket other) throws IOException {
        socket = other;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** What a StartupMessage says. */
    public record StartupRequest(int version, Map<String, String> parameters) {}

    /** Takes a StartupMessage. */
    public StartupRequest expectStartup() throws IOException {
        var body = untyped();
        var version = body.getInt();
        if (version == SSL_REQUEST || version == CANCEL_REQUEST) {
            throw new AssertionError("expected a StartupMessage, got request " + version);
        }
        var parameters = new LinkedHashMap<String, String>();
        var message = new ClientMessage(' ', body.array());
        var at = 4;
        while (body.array()[at] != 0) {
            var name = message.text(at);
            at += name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
            var value = message.text(at);
            at += value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
            parameters.put(name, value);
        }
        return new StartupRequest(version, parameters);
    }

    /** Takes the question whether there is TLS. */
    public void expectSslRequest() throws IOException {
        var code = untyped().getInt();
        if (code != SSL_REQUEST) {
            throw new AssertionError("expected an SSLRequest, got " + code);
        }
    }

    /** Takes a CancelRequest and returns the number of the process that is meant. */
    public int expectCancelRequest() throws IOException {
        var body = untyped();
        var code = body.getInt();
        if (code != CANCEL_REQUEST) {
            throw new AssertionError("expected a CancelRequest, got " + code);
        }
        return body.getInt();
    }

    private ByteBuffer untyped() throws IOException {
        var length = in.readInt();
        if (length < 8 || length > 100_000) {
            throw new AssertionError("a message without a type has the length " + length);
        }
        return ByteBuffer.wrap(in.readNBytes(length - 4));
    }

    /** Takes the next message, whatever it is. */
    public ClientMessage next() throws IOException {
        var type = (char) in.readUnsignedByte();
        var length = in.readInt();
        var body = in.readNBytes(length - 4);
        if (body.length < length - 4) {
            throw new EOFException("within a message of type " + type);
        }
        return new ClientMessage(type, body);
    }

    /** Takes one message of this type. */
    public ClientMessage expect(char type) throws IOException {
        ClientMessage message;
        try {
            message = next();
        } catch (EOFException e) {
            throw new AssertionError("expected '" + type + "', and the client has closed", e);
        }
        if (message.type() != type) {
            throw new AssertionError("expected '" + type + "', got " + message);
        }
        return message;
    }

    /** Takes messages of these types, one after the other, such as {@code "PBDES"}; returns the last one. */
    public ClientMessage expect(String types) throws IOException {
        ClientMessage last = null;
        for (var type : types.toCharArray()) {
            last = expect(type);
        }
        return last;
    }

    /** Takes a Terminate, if it comes, and the end of the connection. */
    public void expectEnd() throws IOException {
        int type = readOrEnd();
        if (type == 'X') {
            in.readInt();
            type = readOrEnd();
        }
        if (type >= 0) {
            throw new AssertionError("expected the end, got '" + (char) type + "'");
        }
    }

    private int readOrEnd() {
        try {
            return in.read();
        } catch (IOException reset) {
            return -1;
        }
    }

    /** Sends messages, in one piece. */
    public void send(byte[]... messages) throws IOException {
        out.write(together(messages));
        out.flush();
    }

    /** Sends messages in pieces of this size, each of which the client most likely reads on its own. */
    public void sendInPieces(int size, byte[]... messages) throws IOException {
        var all = together(messages);
        for (int at = 0; at < all.length; at += size) {
            out.write(all, at, Math.min(size, all.length - at));
            out.flush();
            Thread.yield();
        }
    }

    /** Sends messages in two pieces, with a pause between them that lets the client read the first one. */
    public void sendSplit(int at, byte[]... messages) throws IOException {
        var all = together(messages);
        out.write(all, 0, at);
        out.flush();
        pause();
        out.write(all, at, all.length - at);
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Declines TLS if it is asked for, lets anybody in without authentication, and is ready. */
    public StartupRequest login() throws IOException {
        return login(
                "server_version",
                "18.0",
                "client_encoding",
                "UTF8",
                "in_hot_standby",
                "off",
                "default_transaction_read_only",
                "off");
    }

    /** The same, with these names and values as the settings that the server reports. */
    public StartupRequest login(String... settings) throws IOException {
        in.mark(8);
        in.readInt();
        var code = in.readInt();
        in.reset();
        if (code == SSL_REQUEST) {
            expectSslRequest();
            out.write('N');
            out.flush();
        }
        var request = expectStartup();
        send(authenticationOk());
        ready(settings);
        return request;
    }

    /** What follows authentication. */
    public void ready(String... settings) throws IOException {
        for (int i = 0; i < settings.length; i += 2) {
            send(parameterStatus(settings[i], settings[i + 1]));
        }
        send(backendKeyData(PROCESS, SECRET), readyForQuery('I'));
    }

    /** Goes on in TLS, as the server. */
    public void startTls(SSLContext context) throws IOException {
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        use(secure);
    }

    /** Does nothing until the client closes the connection, or the server is closed. */
    public void stall() throws IOException {
        stalling = true;
        onStall.run();
        while (readOrEnd() >= 0) {
            // Whatever it says.
        }
    }

    boolean stalling() {
        return stalling;
    }

    /** Closes at once with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends what is sent, and goes on reading. */
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
