package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.RowDescription;
import org.jspecify.annotations.Nullable;

/** A statement as one server session has it prepared. The user's alone. */
final class ServerStatement {
    private static final byte[] UNNAMED = {0};

    /** The OID of the type text. */
    private static final int TEXT = 25;

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

    /** The types that are declared while it is not described; 0 leaves one to the server. */
    int[] declared;

    long lastUsed;

    private final @Nullable Descriptions descriptions;

    ServerStatement(StatementText text, boolean named, @Nullable Descriptions descriptions) {
        this.text = text;
        this.name = named ? text.nameBytes() : UNNAMED;
        this.descriptions = descriptions;
        this.declared = descriptions == null ? text.declared() : descriptions.declared(text);
        this.bindHead = new byte[1 + name.length];
        System.arraycopy(name, 0, bindHead, 1, name.length);
    }

    boolean isNamed() {
        return name.length > 1;
    }

    /** A parameter that was left to the server shall be a text; false when it was not, or is not there. */
    boolean declareText(int parameter) {
        if (parameter < 0 || parameter >= declared.length || declared[parameter] != 0) {
            return false;
        }
        declared = declared.clone();
        declared[parameter] = TEXT;
        if (descriptions != null) {
            descriptions.declared(text, declared);
        }
        return true;
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
