package dev.aludel.postgresql.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * NegotiateProtocolVersion: what a server can do of what was asked for in the StartupMessage. Immutable.
 *
 * @param version the newest version that it speaks, as in a StartupMessage
 * @param unknownOptions the protocol options it does not know
 */
public record Negotiation(int version, List<String> unknownOptions) {
    public Negotiation {
        unknownOptions = List.copyOf(unknownOptions);
    }

    /** Reads the body of a NegotiateProtocolVersion. */
    public static Negotiation read(byte[] bytes, int from, int to) {
        var reader = new MessageReader(Backend.NEGOTIATE_PROTOCOL_VERSION, bytes, from, to);
        var version = reader.int32();
        var count = reader.count(reader.int32(), 1);
        var options = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            options.add(reader.cString());
        }
        reader.end();
        // Servers before 18 and poolers send the minor version only.
        return new Negotiation(version >>> 16 == 0 ? Frontend.VERSION_3_0 | version : version, options);
    }
}
