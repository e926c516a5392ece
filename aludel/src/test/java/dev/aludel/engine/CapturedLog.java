package dev.aludel.engine;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What reaches the log of statements while it is open, as the JDK's own backend gives it out. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.aludel.sql");
    private final List<String> lines;

    public CapturedLog(List<String> lines) {
        this.lines = lines;
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
