package dev.aludel.postgresql.type;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A value inside of an anonymous record whose type was not known when it was read: its bytes as they came. The type is
 * looked up before the next statement; naming it in the SQL with a cast helps at once. Immutable.
 */
public final class PgOpaque {
    private final int typeOid;
    private final byte[] bytes;

    public PgOpaque(int typeOid, byte[] bytes) {
        this.typeOid = typeOid;
        this.bytes = bytes.clone();
    }

    /** The type's OID. */
    public int typeOid() {
        return typeOid;
    }

    /** The value in the type's binary form. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PgOpaque that && typeOid == that.typeOid && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) + typeOid;
    }

    @Override
    public String toString() {
        return "type " + Integer.toUnsignedString(typeOid) + " \\x"
                + HexFormat.of().formatHex(bytes);
    }
}
