package dev.aludel.examples.quickstart;

/**
 * What the command line says.
 *
 * @param url the database
 * @param service whether to serve HTTP after the tour
 * @param port where to serve it
 * @param withParent whether to end when the process that started this one does
 */
record Options(String url, boolean service, int port, boolean withParent) {
    static final String USAGE = """
            usage: [database url] [--no-service] [--port N]
              The database is sqlite::memory: unless told otherwise; sqlite:users.db keeps the data in a file.
              --no-service   the tour only
              --port N       where the service listens, 8080 by default, 0 for any free port
              --with-parent  stop when the process that started this one ends, as Maven's run does""";

    /** @throws IllegalArgumentException saying what is wrong */
    static Options of(String... args) {
        var url = "sqlite::memory:";
        boolean given = false;
        boolean service = true;
        int port = 8080;
        boolean withParent = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--no-service" -> service = false;
                case "--with-parent" -> withParent = true;
                case "--port" -> port = port(++i < args.length ? args[i] : "");
                default -> {
                    if (given || args[i].startsWith("-")) {
                        throw new IllegalArgumentException("unknown argument " + args[i]);
                    }
                    url = args[i];
                    given = true;
                }
            }
        }
        return new Options(url, service, port, withParent);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--port needs a number from 0 to 65535, not '" + text + "'");
    }
}
