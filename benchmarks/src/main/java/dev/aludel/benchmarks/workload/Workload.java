package dev.aludel.benchmarks.workload;

/** One kind of operation. */
public enum Workload {
    POINT_SELECT("point select of 5 columns", 1),
    THOUSAND_ROWS("select of 1,000 rows of 5 columns", 1_000),
    INSERT("insert of 1,000 rows in one transaction", 1_000),
    COPY("COPY of 10,000 rows", 10_000);

    private final String title;
    private final int rows;

    Workload(String title, int rows) {
        this.title = title;
        this.rows = rows;
    }

    public String title() {
        return title;
    }

    /** Rows per operation. */
    public int rows() {
        return rows;
    }

    public boolean writes() {
        return this == INSERT || this == COPY;
    }
}
