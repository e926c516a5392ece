package dev.aludel.postgresql.settings;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Puts hosts, addresses and ports together, each of which may be a list separated by commas. For one use. */
final class HostList {
    private static final String LOOPBACK = "localhost";

    private final Given given;
    private final PgEnvironment environment;

    HostList(Given given, PgEnvironment environment) {
        this.given = given;
        this.environment = environment;
    }

    List<PgHost> read() {
        var names = list("host");
        var addresses = list("hostaddr");
        var count = Math.max(1, Math.max(names.size(), addresses.size()));
        if (!names.isEmpty() && !addresses.isEmpty() && names.size() != addresses.size()) {
            throw given.wrong("hostaddr", "as many addresses as hosts: " + names.size());
        }
        var ports = list("port");
        if (ports.size() > 1 && ports.size() != count) {
            throw given.wrong("port", "one port, or as many as hosts: " + count);
        }
        var hosts = new ArrayList<PgHost>();
        for (int i = 0; i < count; i++) {
            var port = ports.isEmpty() ? PgHost.USUAL_PORT : port(ports.get(ports.size() == 1 ? 0 : i));
            add(hosts, item(names, i), item(addresses, i), port);
        }
        return hosts;
    }

    private void add(List<PgHost> hosts, String name, String address, int port) {
        if (!address.isEmpty()) {
            if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[0-9A-Za-z._-]+)?")) {
                throw given.wrong("hostaddr", "an IP address; names go to host");
            }
            hosts.add(new PgHost(name.isEmpty() || name.startsWith("/") ? address : name, address, port));
        } else if (!name.isEmpty()) {
            if (name.startsWith("@") || name.indexOf('\0') >= 0) {
                throw given.wrong("host", "a name, an address or the folder of a socket");
            }
            hosts.add(new PgHost(name, null, port));
        } else {
            for (var folder : environment.socketFolders()) {
                if (Files.exists(folder.resolve(".s.PGSQL." + port))) {
                    hosts.add(new PgHost(folder.toString(), null, port));
                    break;
                }
            }
            hosts.add(new PgHost(LOOPBACK, null, port));
        }
    }

    private int port(String text) {
        if (text.isEmpty()) {
            return PgHost.USUAL_PORT;
        }
        if (text.matches("[0-9]{1,5}")) {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw given.wrong("port", "a number from 1 to 65535, or one for each host");
    }

    private List<String> list(String keyword) {
        var text = given.text(keyword);
        return text == null
                ? List.of()
                : java.util.Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .toList();
    }

    private static String item(List<String> list, int at) {
        return at < list.size() ? list.get(at) : "";
    }
}
