package dev.aludel.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options behind a URL's question mark, in their order, while what names the server is taken out. */
final class UrlQuery {
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> hosts = new ArrayList<>();

    /** @param severalHosts whether {@code host} may be given again and again, as SQLAlchemy has it */
    UrlQuery(String query, boolean severalHosts) throws UrlDecoding.Malformed {
        for (String option : query.split("&", -1)) {
            if (!option.isEmpty()) {
                add(option, severalHosts);
            }
        }
    }

    private void add(String option, boolean severalHosts) throws UrlDecoding.Malformed {
        int equals = option.indexOf('=');
        if (equals <= 0) {
            throw new UrlDecoding.Malformed("an option behind the ? is not of the form name=value");
        }
        // A plus sign is a space, as in forms and in SQLAlchemy.
        var name = UrlDecoding.decode(option.substring(0, equals).replace('+', ' '));
        var value = UrlDecoding.decode(option.substring(equals + 1).replace('+', ' '));
        if (severalHosts && name.equals("host")) {
            hosts.addAll(List.of(value.split(",")));
        } else if (options.putIfAbsent(name, value) != null) {
            throw new UrlDecoding.Malformed("the option \"" + name + "\" is given twice");
        }
    }

    Optional<String> take(String name) {
        return Optional.ofNullable(options.remove(name));
    }

    List<String> hosts() {
        return hosts;
    }

    Map<String, String> options() {
        return options;
    }
}
