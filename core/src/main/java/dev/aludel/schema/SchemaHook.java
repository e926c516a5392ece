package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * DDL that is executed when a {@link MetaData} creates or drops something, as part of it. Immutable.
 *
 * {@snippet :
 * SchemaHook.afterCreate("events", DdlElement.text("ALTER TABLE events REPLICA IDENTITY FULL").on("PostgreSQL"))
 * }
 *
 * @param moment when it is executed
 * @param table the table that must be created or dropped for it, or null for anything at all
 * @param element what is executed
 */
public record SchemaHook(Moment moment, @Nullable TableName table, DdlElement element) {
    /** When a hook is executed. */
    public enum Moment {
        BEFORE_CREATE,
        AFTER_CREATE,
        BEFORE_DROP,
        AFTER_DROP
    }

    /** Before anything is created. */
    public static SchemaHook beforeCreate(DdlElement element) {
        return new SchemaHook(Moment.BEFORE_CREATE, null, element);
    }

    /** After everything was created. */
    public static SchemaHook afterCreate(DdlElement element) {
        return new SchemaHook(Moment.AFTER_CREATE, null, element);
    }

    /** After this table and its indexes were created. */
    public static SchemaHook afterCreate(String table, DdlElement element) {
        return new SchemaHook(Moment.AFTER_CREATE, TableName.parse(table), element);
    }

    /** Before this table is created. */
    public static SchemaHook beforeCreate(String table, DdlElement element) {
        return new SchemaHook(Moment.BEFORE_CREATE, TableName.parse(table), element);
    }

    /** Before anything is dropped. */
    public static SchemaHook beforeDrop(DdlElement element) {
        return new SchemaHook(Moment.BEFORE_DROP, null, element);
    }

    /** After everything was dropped. */
    public static SchemaHook afterDrop(DdlElement element) {
        return new SchemaHook(Moment.AFTER_DROP, null, element);
    }

    /** Before this table is dropped. */
    public static SchemaHook beforeDrop(String table, DdlElement element) {
        return new SchemaHook(Moment.BEFORE_DROP, TableName.parse(table), element);
    }
}
