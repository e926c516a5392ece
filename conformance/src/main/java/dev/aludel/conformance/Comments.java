package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.comment;
import static dev.aludel.schema.ColumnOption.primaryKey;

import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import java.util.List;

/** Remarks for those who read the schema. A database that keeps none leaves them out. */
final class Comments implements SchemaFamily {
    @Override
    public String name() {
        return "comments";
    }

    @Override
    public List<SchemaCase> cases() {
        var table = Table.of("remarks")
                .intColumn("id", primaryKey(), comment("the owner's \"key\""))
                .intColumn("plain")
                .comment("it's a table; really")
                .build();
        return List.of(schema("of a table and a column", MetaData.of(table))
                .sqlite("""
                        CREATE TABLE remarks (
                            id INTEGER NOT NULL,
                            plain INTEGER NOT NULL,
                            CONSTRAINT pk_remarks PRIMARY KEY (id)
                        )""")
                .postgresql("""
                        CREATE TABLE remarks (
                            id INTEGER NOT NULL,
                            plain INTEGER NOT NULL,
                            CONSTRAINT pk_remarks PRIMARY KEY (id)
                        );
                        COMMENT ON TABLE remarks IS 'it''s a table; really';
                        COMMENT ON COLUMN remarks.id IS 'the owner''s "key"'""")
                .mariadb("""
                        CREATE TABLE remarks (
                            id INT NOT NULL COMMENT 'the owner''s "key"',
                            plain INT NOT NULL,
                            CONSTRAINT pk_remarks PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='it''s a table; really'"""));
    }
}
