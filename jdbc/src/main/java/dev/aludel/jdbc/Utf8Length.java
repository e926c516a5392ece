package dev.aludel.jdbc;

import dev.aludel.error.DataException;

/** How many bytes a text takes in UTF-8. */
public final class Utf8Length {
    private Utf8Length() {}

    /**
     * The bytes of the text.
     *
     * @param index of the parameter that it is the value of, for the error
     * @throws DataException if it contains half of a surrogate pair
     */
    public static int of(String text, int index) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                throw new DataException(
                        "the text of parameter " + (index + 1)
                                + " contains half of a surrogate pair, which has no UTF-8 form",
                        "mend where the text was cut",
                        "22021",
                        null);
            }
        }
        return length;
    }
}
