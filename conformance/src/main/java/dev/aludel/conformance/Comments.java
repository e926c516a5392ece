package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.comment;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.schema.Check;
import dev.aludel.schema.Domain;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueKey;
import dev.aludel.schema.View;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.compare.SchemaDifferences;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Remarks for those who read the schema. A database that keeps none leaves them out. */
final class Comments implements SchemaFamily {
    @Override
    public String name() {
        return "comments";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(columns(), constraints(), views(), domains());
    }

    private static SchemaCase columns() {
        var table = Table.of("remarks")
                .intColumn("id", primaryKey(), comment("the owner's \"key\""))
                .intColumn("plain")
                .comment("it's a table; really")
                .build();
        return schema("of a table and a column", MetaData.of(table))
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
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='it''s a table; really'""");
    }

    private static Table remarked(String key, String unique, String check, String reference, String index) {
        return Table.of("remarked")
                .intColumn("id")
                .intColumn("code")
                .intColumn("above", nullable())
                .constraint(PrimaryKey.of("id").comment(key))
                .constraint(UniqueKey.of("code").comment(unique))
                .constraint(Check.of("code > 0").named("ck_code").comment(check))
                .constraint(ForeignKey.of("above").references("remarked").comment(reference))
                .index(Index.of("above", "code").comment(index))
                .build();
    }

    /** MariaDB keeps those of constraints that are indexes. */
    private static SchemaCase constraints() {
        return schema(
                        "of constraints and indexes",
                        MetaData.of(
                                remarked("given", "printed; once", "it's positive", "who is above", "for the tree")))
                .sqlite("""
                        CREATE TABLE remarked (
                            id INTEGER NOT NULL,
                            code INTEGER NOT NULL,
                            above INTEGER,
                            CONSTRAINT pk_remarked PRIMARY KEY (id),
                            CONSTRAINT uq_remarked_code UNIQUE (code),
                            CONSTRAINT ck_code CHECK (code > 0),
                            CONSTRAINT fk_remarked_above_remarked FOREIGN KEY (above) REFERENCES remarked (id)
                        );
                        CREATE INDEX ix_remarked_above_code ON remarked (above, code)""")
                .postgresql("""
                        CREATE TABLE remarked (
                            id INTEGER NOT NULL,
                            code INTEGER NOT NULL,
                            above INTEGER,
                            CONSTRAINT pk_remarked PRIMARY KEY (id),
                            CONSTRAINT uq_remarked_code UNIQUE (code),
                            CONSTRAINT ck_code CHECK (code > 0),
                            CONSTRAINT fk_remarked_above_remarked FOREIGN KEY (above) REFERENCES remarked (id)
                        );
                        COMMENT ON CONSTRAINT pk_remarked ON remarked IS 'given';
                        COMMENT ON CONSTRAINT uq_remarked_code ON remarked IS 'printed; once';
                        COMMENT ON CONSTRAINT ck_code ON remarked IS 'it''s positive';
                        COMMENT ON CONSTRAINT fk_remarked_above_remarked ON remarked IS 'who is above';
                        CREATE INDEX ix_remarked_above_code ON remarked (above, code);
                        COMMENT ON INDEX ix_remarked_above_code IS 'for the tree'""")
                .mariadb("""
                        CREATE TABLE remarked (
                            id INT NOT NULL,
                            code INT NOT NULL,
                            above INT,
                            CONSTRAINT pk_remarked PRIMARY KEY (id) COMMENT 'given',
                            CONSTRAINT uq_remarked_code UNIQUE (code) COMMENT 'printed; once',
                            CONSTRAINT ck_code CHECK (code > 0),
                            CONSTRAINT fk_remarked_above_remarked FOREIGN KEY (above) REFERENCES remarked (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE INDEX ix_remarked_above_code ON remarked (above, code) COMMENT 'for the tree'""");
    }

    /** A comment is changed without what it is about, where the database can do that. */
    static void change(Engine engine) {
        var before = MetaData.of(remarked("given", "printed", "positive", "who is above", "for the tree"));
        var after = MetaData.of(remarked("drawn", "written", "more than 0", "who is not below", "for the forest"));
        engine.use(before::dropAll);
        engine.use(before::createAll);
        try {
            engine.use(connection -> {
                assertThat(ddl(after, connection))
                        .isEqualTo(renewed(connection.ddl().database()));
                own(after, connection).apply();
                assertThat(SchemaCase.differences(after, connection)).isEmpty();
            });
        } finally {
            engine.use(before::dropAll);
        }
    }

    private static String renewed(String database) {
        return switch (database) {
            case "PostgreSQL" -> """
                    COMMENT ON CONSTRAINT pk_remarked ON remarked IS 'drawn';
                    COMMENT ON CONSTRAINT uq_remarked_code ON remarked IS 'written';
                    COMMENT ON CONSTRAINT ck_code ON remarked IS 'more than 0';
                    COMMENT ON INDEX ix_remarked_above_code IS 'for the forest';
                    COMMENT ON CONSTRAINT fk_remarked_above_remarked ON remarked IS 'who is not below'""";
            case "MariaDB", "MySQL" -> """
                    ALTER TABLE remarked DROP PRIMARY KEY, ADD CONSTRAINT pk_remarked PRIMARY KEY (id) COMMENT 'drawn';
                    ALTER TABLE remarked DROP INDEX ix_remarked_above_code, ADD INDEX ix_remarked_above_code (above, code) COMMENT 'for the forest';
                    ALTER TABLE remarked DROP INDEX uq_remarked_code, ADD UNIQUE INDEX uq_remarked_code (code) COMMENT 'written'""";
            default -> "";
        };
    }

    private static SchemaDifferences own(MetaData schema, Connection connection) {
        return SchemaComparison.of(schema, connection)
                .without(difference -> !difference.subject().name().startsWith("remarked"));
    }

    private static String ddl(MetaData schema, Connection connection) {
        return String.join(";\n", own(schema, connection).ddl());
    }

    private static SchemaCase views() {
        var table = Table.of("remarked").intColumn("id", primaryKey()).build();
        View view = View.of("remarked_view", "SELECT id FROM remarked").withComment("what's there");
        var before = MetaData.builder().tables(table).views(view).build();
        var after =
                MetaData.builder().tables(table).views(view.withComment(null)).build();
        return schema("of a view", before)
                .sqlite("""
                        CREATE TABLE remarked (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_remarked PRIMARY KEY (id)
                        );
                        CREATE VIEW remarked_view AS
                        SELECT id FROM remarked""")
                .postgresql("""
                        CREATE TABLE remarked (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_remarked PRIMARY KEY (id)
                        );
                        CREATE VIEW remarked_view AS
                        SELECT id FROM remarked;
                        COMMENT ON VIEW remarked_view IS 'what''s there'""")
                .mariadb("""
                        CREATE TABLE remarked (
                            id INT NOT NULL,
                            CONSTRAINT pk_remarked PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE VIEW remarked_view AS
                        SELECT id FROM remarked""")
                .tries(connection -> {
                    boolean kept = connection.ddl().database().equals("PostgreSQL");
                    assertThat(ddl(after, connection)).isEqualTo(kept ? "COMMENT ON VIEW remarked_view IS NULL" : "");
                    own(after, connection).apply();
                    assertThat(SchemaCase.differences(after, connection)).isEmpty();
                });
    }

    private static SchemaCase domains() {
        var before = Domain.of("remarked_domain", SqlTypes.INTEGER)
                .check(Check.of("VALUE > 0").named("ck_value").comment("positive"));
        return schema(
                        "of a domain's condition",
                        MetaData.builder().domains(before).build())
                .needs(Capability.DOMAINS)
                .postgresql("""
                        CREATE DOMAIN remarked_domain AS INTEGER CONSTRAINT ck_value CHECK (VALUE > 0);
                        COMMENT ON CONSTRAINT ck_value ON DOMAIN remarked_domain IS 'positive'""");
    }
}
