package dev.aludel.driver;

/**
 * How a batch ended.
 *
 * @param rows for each parameter row, in their order, the rows it inserted or matched
 */
public record BatchCompletion(long[] rows) {
    public long total() {
        long sum = 0;
        for (long count : rows) {
            sum += count;
        }
        return sum;
    }
}
