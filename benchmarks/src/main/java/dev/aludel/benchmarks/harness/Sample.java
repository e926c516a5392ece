package dev.aludel.benchmarks.harness;

/**
 * What one run of one contender gave.
 *
 * @param operations completed inside the window
 * @param nanos the window's length
 * @param p50Micros latency of the median operation
 * @param p99Micros of the slow one in a hundred
 * @param clientCpuNanos what the contender's whole process used; negative where unknown
 * @param allocatedBytes what it allocated on the Java heap; negative where unknown
 * @param serverCpuNanos what all of the server's processes used; negative where unknown
 */
public record Sample(
        long operations,
        long nanos,
        long p50Micros,
        long p99Micros,
        long clientCpuNanos,
        long allocatedBytes,
        long serverCpuNanos) {

    /** Operations a second. */
    public double throughput() {
        return operations * 1e9 / nanos;
    }

    /** Microseconds per operation. */
    public double clientCpu() {
        return perOperation(clientCpuNanos) / 1e3;
    }

    /** Microseconds per operation. */
    public double serverCpu() {
        return perOperation(serverCpuNanos) / 1e3;
    }

    /** Bytes per operation. */
    public double allocated() {
        return perOperation(allocatedBytes);
    }

    public Sample withServerCpu(long cpuNanos) {
        return new Sample(operations, nanos, p50Micros, p99Micros, clientCpuNanos, allocatedBytes, cpuNanos);
    }

    private double perOperation(long total) {
        return total < 0 || operations == 0 ? Double.NaN : (double) total / operations;
    }

    String write() {
        return "%d %d %d %d %d %d".formatted(operations, nanos, p50Micros, p99Micros, clientCpuNanos, allocatedBytes);
    }

    static Sample parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Sample(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                -1);
    }
}
