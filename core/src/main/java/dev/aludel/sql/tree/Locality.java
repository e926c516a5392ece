package dev.aludel.sql.tree;

/**
 * Whether a table is in no schema, whichever one the default is. A table says so at the end of its declaration, when its columns know it
 * already; so they share this. It does not change once the table is declared, and is as thread-safe as the table.
 */
public final class Locality {
    static final Locality IN_SCHEMA = new Locality(false);
    static final Locality LOCAL = new Locality(true);

    private boolean local;

    private Locality(boolean local) {
        this.local = local;
    }

    /** Of a table that is being declared, in a schema unless it says otherwise. */
    public static Locality undecided() {
        return new Locality(false);
    }

    /** Says that the table is in no schema. */
    public void outsideSchemas() {
        local = true;
    }

    boolean local() {
        return local;
    }
}
