package dev.aludel.engine;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.DatabaseUrl.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses what stands behind {@code scheme://}: user, password, hosts, database and options. */
final class ServerUrl {
    private static final Pattern HOST_NAME = Pattern.compile("[^\\s,:@?#\\[\\]()=]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[0-9A-Za-z._-]+)?");

    private final UrlQuery query;
    private final String database;
    private @Nullable String user;
    private @Nullable String password;
    private List<Host> hosts;

    private ServerUrl(String rest) throws UrlDecoding.Malformed {
        int end = endOfAuthority(rest);
        var authority = rest.substring(0, end);
        var tail = rest.substring(end);
        int at = authority.lastIndexOf('@');
        if ((at < 0 && authority.indexOf(':') >= 0 && tail.indexOf('@') >= 0) || authority.indexOf('@') != at) {
            throw new UrlDecoding.Malformed(
                    "an @, / or ? inside the user's name, the password or an option must be written %40, %2F or %3F");
        }
        if (at >= 0) {
            readUser(authority.substring(0, at));
        }
        this.hosts = hosts(authority.substring(at + 1));
        int mark = tail.indexOf('?');
        var path = mark < 0 ? tail : tail.substring(0, mark);
        this.database = path.isEmpty() ? "" : UrlDecoding.decode(path.substring(1));
        this.query = new UrlQuery(mark < 0 ? "" : tail.substring(mark + 1), true);
    }

    static DatabaseUrl parse(String scheme, String rest) throws UrlDecoding.Malformed {
        var url = new ServerUrl(rest);
        url.readQuery();
        return new DatabaseUrl(scheme, url.user, url.password, url.hosts, url.database, url.query.options());
    }

    private static int endOfAuthority(String rest) {
        for (int index = 0; index < rest.length(); index++) {
            char letter = rest.charAt(index);
            if (letter == '/' || letter == '?') {
                return index;
            }
        }
        return rest.length();
    }

    private void readUser(String userInfo) throws UrlDecoding.Malformed {
        int colon = userInfo.indexOf(':');
        var name = UrlDecoding.decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        user = name.isEmpty() ? null : name;
        password = colon < 0 ? null : UrlDecoding.decode(userInfo.substring(colon + 1));
    }

    private static List<Host> hosts(String list) throws UrlDecoding.Malformed {
        var hosts = new ArrayList<Host>();
        if (!list.isEmpty()) {
            for (String host : list.split(",", -1)) {
                hosts.add(host(host, true));
            }
        }
        return hosts;
    }

    private static Host host(String text, boolean encoded) throws UrlDecoding.Malformed {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            var address =
                    close < 0 ? "" : encoded ? UrlDecoding.decode(text.substring(1, close)) : text.substring(1, close);
            if (!IPV6.matcher(address).matches() || (close + 1 < text.length() && text.charAt(close + 1) != ':')) {
                throw new UrlDecoding.Malformed("an IPv6 address is written [address] or [address]:port");
            }
            return new Host(address, close + 1 < text.length() ? port(text.substring(close + 2)) : -1);
        }
        int colon = text.indexOf(':');
        var raw = colon < 0 ? text : text.substring(0, colon);
        var name = encoded ? UrlDecoding.decode(raw) : raw;
        if (!HOST_NAME.matcher(name).matches()) {
            throw new UrlDecoding.Malformed(
                    name.isEmpty() ? "a host's name is missing" : "a host's name has a character that no host has");
        }
        return new Host(name, colon < 0 ? -1 : port(text.substring(colon + 1)));
    }

    /** Does not quote what it refuses: where a host was forgotten, that is the password. */
    private static int port(String digits) throws UrlDecoding.Malformed {
        if (digits.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new UrlDecoding.Malformed("a port is not a number from 1 to 65535 (an IPv6 address needs [brackets])");
    }

    /** What JDBC and libpq let one say among the options. */
    private void readQuery() throws UrlDecoding.Malformed {
        user = once("user", user);
        password = once("password", password);
        if (!query.hosts().isEmpty()) {
            if (!hosts.isEmpty()) {
                throw new UrlDecoding.Malformed("hosts are given both before the database and as an option");
            }
            hosts = new ArrayList<>();
            for (String host : query.hosts()) {
                hosts.add(host(host, false));
            }
        }
        var port = query.take("port");
        if (port.isPresent()) {
            if (hosts.size() != 1 || hosts.getFirst().port() >= 0) {
                throw new UrlDecoding.Malformed(
                        "the option \"port\" goes with one host that has none: write host:port");
            }
            hosts = List.of(new Host(hosts.getFirst().name(), port(port.get())));
        }
    }

    private @Nullable String once(String option, @Nullable String known) throws UrlDecoding.Malformed {
        var given = query.take(option);
        if (given.isPresent() && known != null) {
            throw new UrlDecoding.Malformed("the " + option + " is given both before the host and as an option");
        }
        return given.orElse(known);
    }
}
