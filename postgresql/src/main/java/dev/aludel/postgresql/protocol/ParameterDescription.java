package dev.aludel.postgresql.protocol;

/** Reads ParameterDescription: the types of a statement's parameters. Stateless. */
public final class ParameterDescription {
    private ParameterDescription() {}

    /** The OIDs of the parameters' types, in order. */
    public static int[] read(byte[] bytes, int from, int to) {
        var reader = new MessageReader(Backend.PARAMETER_DESCRIPTION, bytes, from, to);
        var types = new int[reader.count(reader.int16() & 0xFFFF, 4)];
        for (int i = 0; i < types.length; i++) {
            types[i] = reader.int32();
        }
        reader.end();
        return types;
    }
}
