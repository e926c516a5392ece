package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.serverOnUpdate;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.update;

import dev.aludel.dialect.Capability;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TemporalColumn;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Columns into which the database writes when their row was changed. */
final class ChangeMoments implements SchemaFamily {
    private final Table pages = Table.of("pages")
            .intColumn("id", primaryKey())
            .intColumn("words")
            .temporalColumn("changed", SqlTypes.INSTANT, serverDefault("CURRENT_TIMESTAMP"), serverOnUpdate())
            .temporalColumn("here", SqlTypes.TIMESTAMP, nullable(), serverOnUpdate())
            .build();
    private final IntColumn id = pages.column("id", IntColumn.class);
    private final IntColumn words = pages.column("words", IntColumn.class);
    private final TemporalColumn<Instant> changed = pages.temporalColumn("changed", Instant.class);
    private final TemporalColumn<LocalDateTime> here = pages.temporalColumn("here", LocalDateTime.class);

    @Override
    public String name() {
        return "moments of changes";
    }

    @Override
    public List<SchemaCase> cases() {
        var early = Instant.parse("2001-02-03T04:05:06Z");
        var late = Instant.parse("2020-01-01T00:00:00Z");
        return List.of(schema("written by the server", MetaData.of(pages))
                .needs(Capability.SERVER_ON_UPDATE)
                .mariadb("""
                        CREATE TABLE pages (
                            id INT NOT NULL,
                            words INT NOT NULL,
                            changed DATETIME(6) NOT NULL DEFAULT (utc_timestamp(6)) ON UPDATE CURRENT_TIMESTAMP(6),
                            here DATETIME(6) ON UPDATE CURRENT_TIMESTAMP(6),
                            CONSTRAINT pk_pages PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .does(insert(pages).set(id.to(1), words.to(10), changed.to(early)))
                .finds(select(changed).from(pages), early)
                .does(update(pages).set(words.to(10)).where(id.eq(1)))
                .finds(select(changed).from(pages), early)
                .does(update(pages).set(words.to(11)).where(id.eq(1)))
                .finds(select(id).from(pages).where(changed.gt(late), here.gt(LocalDateTime.of(2020, 1, 1, 0, 0))), 1)
                .does(update(pages).set(words.to(12), changed.to(early)).where(id.eq(1)))
                .finds(select(changed).from(pages), early));
    }
}
