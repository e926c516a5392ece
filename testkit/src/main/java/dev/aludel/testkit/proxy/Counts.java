package dev.aludel.testkit.proxy;

/** What one connection has carried so far. Written by the proxy's thread, read by any. */
final class Counts {
    private volatile long roundTrips;
    private volatile long bytesToServer;
    private volatile long bytesToClient;
    private volatile boolean open = true;
    private boolean clientSpokeLast; // of the proxy's thread

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void toServer(int bytes) {
        bytesToServer += bytes;
        if (!clientSpokeLast) {
            clientSpokeLast = true;
            roundTrips++;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void toClient(int bytes) {
        bytesToClient += bytes;
        clientSpokeLast = false;
    }

    void ended() {
        open = false;
    }

    Traffic traffic() {
        return new Traffic(roundTrips, bytesToServer, bytesToClient, open);
    }
}
