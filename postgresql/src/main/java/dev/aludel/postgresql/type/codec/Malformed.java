package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;

/** Bytes that are no value of their type. */
final class Malformed {
    private Malformed() {}

    static DataException bytes(String typeName, String problem) {
        return new DataException(
                "the server sent a value of type " + typeName + " that " + problem,
                "report this: the driver and the server disagree about the type's binary form",
                "08P01",
                null);
    }

    static DataException length(String typeName, int length) {
        return bytes(typeName, "has " + length + " bytes");
    }

    static void expect(String typeName, int from, int to, int length) {
        if (to - from != length) {
            throw length(typeName, to - from);
        }
    }

    static DataException text(String typeName, Throwable cause) {
        return new DataException(
                "the server sent a text that is no value of type " + typeName,
                "read the column as a String",
                "22P02",
                cause);
    }
}
