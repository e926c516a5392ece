package dev.aludel.postgresql.scripted;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message that the client has sent: its type, or a blank for those without one, and its body. */
public record ClientMessage(char type, byte[] body) {
    /** A reader from the body's beginning, big-endian. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(body);
    }

    /** The text from a place of the body up to the next zero byte. */
    public String text(int from) {
        var end = from;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    /** The whole body as text, without a zero byte at its end. */
    public String text() {
        var length = body.length > 0 && body[body.length - 1] == 0 ? body.length - 1 : body.length;
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** The SQL text of a Parse. */
    public String sql() {
        return text(text(0).getBytes(StandardCharsets.UTF_8).length + 1);
    }

    @Override
    public String toString() {
        return "'" + type + "' of " + body.length + " bytes";
    }
}
