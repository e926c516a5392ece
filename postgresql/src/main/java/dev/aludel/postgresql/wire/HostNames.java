package dev.aludel.postgresql.wire;

import dev.aludel.driver.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up without holding a carrier thread, for as long as the caller likes to wait: the system's resolver blocks, and
 * cannot be stopped. Callers that ask for the same name share one look-up. Thread-safe.
 */
final class HostNames {
    /** How names are found. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The system's. */
    static final HostNames SYSTEM = new HostNames(InetAddress::getAllByName);

    private final Resolver resolver;
    private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    HostNames(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The host's addresses, in the resolver's order.
     *
     * @throws DialException if it has none, or they are not known in time
     * @throws dev.aludel.error.OperationCancelledException if the caller is interrupted
     */
    List<InetAddress> resolve(String host, Deadline deadline) throws DialException {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException notLiteral) {
            return await(host, underWay.computeIfAbsent(host, this::begin), deadline);
        }
    }

    private CompletableFuture<List<InetAddress>> begin(String host) {
        var answer = new CompletableFuture<List<InetAddress>>();
        Thread.ofPlatform()
                .daemon()
                .name("aludel-dns " + host)
                .inheritInheritableThreadLocals(false)
                .start(() -> {
                    try {
                        answer.complete(List.of(resolver.addresses(host)));
                    } catch (Throwable e) {
                        answer.completeExceptionally(e);
                    } finally {
                        underWay.remove(host, answer);
                    }
                });
        return answer;
    }

    private static List<InetAddress> await(String host, CompletableFuture<List<InetAddress>> answer, Deadline deadline)
            throws DialException {
        try {
            return answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Attempt.cancelled("the address of " + host + " was looked up");
        } catch (TimeoutException e) {
            throw new DialException(
                    DialException.Reason.TIMEOUT, "the address of " + host + " was not found in time", e);
        } catch (ExecutionException e) {
            throw new DialException(
                    DialException.Reason.UNKNOWN_HOST, "the host " + host + " is not known", e.getCause());
        }
    }
}
