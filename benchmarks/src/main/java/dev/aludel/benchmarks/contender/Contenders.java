package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who takes part, by name, in the order of a round. */
public final class Contenders {
    public static final String LEASED = "aludel";
    public static final String DRIVER = "aludel-driver";
    public static final String SHARED = "aludel-shared";
    public static final String PGJDBC = "pgjdbc-hikari";
    public static final String PGJDBC_PLATFORM = "pgjdbc-hikari-platform-threads";
    public static final String VERTX = "vertx";
    public static final String VERTX_AWAITED = "vertx-awaited";
    public static final String R2DBC = "r2dbc";
    public static final String RAW_BYTES = "raw-bytes";

    private static final Map<String, Function<Endpoint, Contender>> OPENING = new LinkedHashMap<>();

    static {
        OPENING.put(LEASED, AludelLeased::new);
        OPENING.put(DRIVER, AludelDriver::new);
        OPENING.put(SHARED, AludelShared::new);
        OPENING.put(
                PGJDBC,
                endpoint -> new PgjdbcHikari(endpoint, Thread.ofVirtual().factory()));
        OPENING.put(
                PGJDBC_PLATFORM,
                endpoint -> new PgjdbcHikari(endpoint, Thread.ofPlatform().factory()));
        OPENING.put(VERTX, VertxNative::new);
        OPENING.put(VERTX_AWAITED, VertxAwaited::new);
        OPENING.put(R2DBC, R2dbc::new);
        OPENING.put(RAW_BYTES, RawBytes::new);
    }

    private Contenders() {}

    public static List<String> names() {
        return List.copyOf(OPENING.keySet());
    }

    public static Function<Endpoint, Contender> named(String name) {
        Function<Endpoint, Contender> opening = OPENING.get(name);
        if (opening == null) {
            throw new IllegalArgumentException("No contender is called " + name + "; there are " + OPENING.keySet());
        }
        return opening;
    }
}
