package dev.aludel.testkit.proxy;

import java.util.List;

/**
 * What was carried at some moment. Immutable.
 *
 * @param roundTrips how often the client began to speak, at first or after the server had; a client that sends something
 *     without waiting for what it sent before speaks only once
 * @param bytesToServer bytes that the client sent
 * @param bytesToClient bytes that the server sent
 * @param open whether the connection is open, or any of them
 */
public record Traffic(long roundTrips, long bytesToServer, long bytesToClient, boolean open) {
    static Traffic sum(List<Traffic> all) {
        long turns = 0;
        long up = 0;
        long down = 0;
        boolean anyOpen = false;
        for (Traffic one : all) {
            turns += one.roundTrips;
            up += one.bytesToServer;
            down += one.bytesToClient;
            anyOpen |= one.open;
        }
        return new Traffic(turns, up, down, anyOpen);
    }

    /** What was carried since an earlier moment. */
    public Traffic since(Traffic earlier) {
        return new Traffic(
                roundTrips - earlier.roundTrips,
                bytesToServer - earlier.bytesToServer,
                bytesToClient - earlier.bytesToClient,
                open);
    }
}
