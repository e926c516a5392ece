package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.RowDescription;
import org.jspecify.annotations.Nullable;

/** A statement as one server session has it prepared. The user's alone. */
final class ServerStatement {
    private static final byte[] UNNAMED = {0};

    final StatementText text;
    final byte[] name;

    /** What Bind begins with: the unnamed portal and the statement's name. */
    final byte[] bindHead;

    /** What is known of it, or null before the server has said it. */
    @Nullable Description description;

    /** Parse has been written; whether it succeeded is known when its group is settled. */
    boolean parsed;

    /** ParseComplete has been seen. */
    boolean confirmed;

    /** The description comes from elsewhere, this server has not confirmed it. */
    boolean assumed;

    long lastUsed;

    private final @Nullable Descriptions descriptions;

    ServerStatement(StatementText text, boolean named, @Nullable Descriptions descriptions) {
        this.text = text;
        this.name = named ? text.nameBytes() : UNNAMED;
        this.descriptions = descriptions;
        this.bindHead = new byte[1 + name.length];
        System.arraycopy(name, 0, bindHead, 1, name.length);
    }

    boolean isNamed() {
        return name.length > 1;
    }

    /** The server has said what it is. */
    void described(int[] types, @Nullable RowDescription columns) {
        assumed = false;
        if (descriptions == null || (description != null && description.fits(types, columns))) {
            return;
        }
        var fresh = descriptions.describe(types, columns);
        description = fresh;
        descriptions.remember(text, fresh);
    }
}
