package dev.aludel.examples.quickstart;

/**
 * What the command line says.
 *
 * @param url the database
 * @param service whether to serve HTTP after the tour
 * @param port where to serve it
 */
record Options(String url, boolean service, int port) {
    static final String USAGE = """
            usage: [database url] [--no-service] [--port N]
              The database is sqlite::memory: unless told otherwise; sqlite:users.db keeps the data in a file.
              --no-service   the tour only
              --port N       where the service listens, 8080 by default, 0 for any free port""";

    /** @throws IllegalArgumentException saying what is wrong */
    static Options of(String... args) {
        var url = "sqlite::memory:";
        boolean given = false;
        boolean service = true;
        int port = 8080;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--no-service" -> service = false;
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
        return new Options(url, service, port);
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
