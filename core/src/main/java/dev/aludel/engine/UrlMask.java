package dev.aludel.engine;

import dev.aludel.driver.DatabaseUrl;
import java.util.regex.Pattern;

/** Hides what may be a secret in a URL that could not be parsed. Hides too much rather than too little. */
final class UrlMask {
    private static final String MASK = "***";
    private static final Pattern OPTION = Pattern.compile("(?<=[?&;])([^=&;]+)=([^&;]*)");
    private static final Pattern HOST_WITHOUT_PORT_NUMBER =
            Pattern.compile("^([^:/?\\[@]*):(?!\\d{1,5}(?:[/?,]|$))[^/?]+");

    private UrlMask() {}

    static String mask(String url) {
        int separator = url.indexOf("://");
        int start = separator < 0 ? 0 : separator + 3;
        return url.substring(0, start) + maskOptions(maskPassword(url.substring(start)));
    }

    /** What stands between the first colon and the last at-sign; without one, a port that is no number. */
    private static String maskPassword(String rest) {
        int at = rest.lastIndexOf('@');
        int colon = rest.indexOf(':');
        if (at >= 0) {
            return colon >= 0 && colon < at ? rest.substring(0, colon + 1) + MASK + rest.substring(at) : rest;
        }
        return HOST_WITHOUT_PORT_NUMBER.matcher(rest).replaceFirst("$1:***");
    }

    private static String maskOptions(String rest) {
        return OPTION.matcher(rest).replaceAll(found -> DatabaseUrl.isSecret(found.group(1)) ? "$1=" + MASK : "$1=$2");
    }
}
