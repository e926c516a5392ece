package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.workload.Entry;

/** COPY's text format, for those who have to write it themselves. */
final class CopyText {
    private CopyText() {}

    /** Nothing in our values needs a backslash, so none is looked for. */
    static void append(StringBuilder text, Entry entry) {
        text.append(entry.name())
                .append('\t')
                .append(entry.email())
                .append('\t')
                .append(entry.age())
                .append('\t')
                .append(entry.createdAt())
                .append('\n');
    }
}
