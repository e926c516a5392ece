package dev.aludel.jdbc.mysql.type;

import java.nio.charset.StandardCharsets;

/**
 * Texts and bytes of a limited size.
 *
 * @param least the fewest bytes
 * @param most the most bytes; a text is counted in UTF-8
 */
record Sizes(int least, int most) implements ServerType {
    @Override
    public void check(Object stored, String what) {
        int size = stored instanceof byte[] bytes ? bytes.length : size((String) stored);
        if (size < least || size > most) {
            throw ServerType.refused(what, (least == most ? "" : "at most ") + most + " bytes", "has " + size, "22001");
        }
    }

    private int size(String text) {
        return text.length() <= most / 3 ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
