package dev.aludel.conformance;

import static dev.aludel.conformance.SchemaCase.schema;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.sql.Sql.insert;

import dev.aludel.dialect.Capability;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Match;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import java.util.List;

/** Foreign keys: rows that refer to rows. */
final class References implements SchemaFamily {
    private final Table teams = Table.of("teams")
            .textColumn("country", 2)
            .intColumn("number")
            .primaryKey("country", "number")
            .build();

    @Override
    public String name() {
        return "references";
    }

    @Override
    public List<SchemaCase> cases() {
        return List.of(composite(), itself(), cycle(), deferredReference(), fullMatch());
    }

    private SchemaCase composite() {
        var players = Table.of("players")
                .intColumn("id", primaryKey())
                .textColumn("country", 2, nullable())
                .intColumn("team", nullable())
                .constraint(ForeignKey.of("country", "team")
                        .references("teams")
                        .onDelete(ReferentialAction.CASCADE)
                        .onUpdate(ReferentialAction.RESTRICT))
                .build();
        return schema("a key of two columns, and a reference to it", MetaData.of(players, teams))
                .sqlite("""
                        CREATE TABLE teams (
                            country VARCHAR(2) NOT NULL CHECK (length(country) <= 2),
                            number INTEGER NOT NULL,
                            CONSTRAINT pk_teams PRIMARY KEY (country, number)
                        );
                        CREATE TABLE players (
                            id INTEGER NOT NULL,
                            country VARCHAR(2) CHECK (length(country) <= 2),
                            team INTEGER,
                            CONSTRAINT pk_players PRIMARY KEY (id),
                            CONSTRAINT fk_players_country_team_teams FOREIGN KEY (country, team) REFERENCES teams (country, number) ON DELETE CASCADE ON UPDATE RESTRICT
                        )""")
                .postgresql("""
                        CREATE TABLE teams (
                            country VARCHAR(2) NOT NULL,
                            number INTEGER NOT NULL,
                            CONSTRAINT pk_teams PRIMARY KEY (country, number)
                        );
                        CREATE TABLE players (
                            id INTEGER NOT NULL,
                            country VARCHAR(2),
                            team INTEGER,
                            CONSTRAINT pk_players PRIMARY KEY (id),
                            CONSTRAINT fk_players_country_team_teams FOREIGN KEY (country, team) REFERENCES teams (country, number) ON DELETE CASCADE ON UPDATE RESTRICT
                        )""")
                .mariadb("""
                        CREATE TABLE teams (
                            country VARCHAR(2) NOT NULL,
                            number INT NOT NULL,
                            CONSTRAINT pk_teams PRIMARY KEY (country, number)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE TABLE players (
                            id INT NOT NULL,
                            country VARCHAR(2),
                            team INT,
                            CONSTRAINT pk_players PRIMARY KEY (id),
                            CONSTRAINT fk_players_country_team_teams FOREIGN KEY (country, team) REFERENCES teams (country, number) ON DELETE CASCADE ON UPDATE RESTRICT
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .refuses(
                        ForeignKeyException.class,
                        insert(players)
                                .set(
                                        players.column("id", IntColumn.class).to(1),
                                        players.column("country", TextColumn.class)
                                                .to("HU"),
                                        players.column("team", IntColumn.class).to(1)));
    }

    private static SchemaCase itself() {
        var nodes = Table.of("nodes")
                .intColumn("id", primaryKey())
                .intColumn("parent_id", nullable(), references("nodes").onDelete(ReferentialAction.SET_NULL))
                .build();
        return schema("a table that refers to itself", MetaData.of(nodes))
                .sqlite("""
                        CREATE TABLE nodes (
                            id INTEGER NOT NULL,
                            parent_id INTEGER,
                            CONSTRAINT pk_nodes PRIMARY KEY (id),
                            CONSTRAINT fk_nodes_parent_id_nodes FOREIGN KEY (parent_id) REFERENCES nodes (id) ON DELETE SET NULL
                        )""")
                .postgresql("""
                        CREATE TABLE nodes (
                            id INTEGER NOT NULL,
                            parent_id INTEGER,
                            CONSTRAINT pk_nodes PRIMARY KEY (id),
                            CONSTRAINT fk_nodes_parent_id_nodes FOREIGN KEY (parent_id) REFERENCES nodes (id) ON DELETE SET NULL
                        )""")
                .mariadb("""
                        CREATE TABLE nodes (
                            id INT NOT NULL,
                            parent_id INT,
                            CONSTRAINT pk_nodes PRIMARY KEY (id),
                            CONSTRAINT fk_nodes_parent_id_nodes FOREIGN KEY (parent_id) REFERENCES nodes (id) ON DELETE SET NULL
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin""")
                .refuses(
                        ForeignKeyException.class,
                        insert(nodes)
                                .set(
                                        nodes.column("id", IntColumn.class).to(1),
                                        nodes.column("parent_id", IntColumn.class)
                                                .to(9)));
    }

    private static SchemaCase cycle() {
        var chickens = Table.of("chickens")
                .intColumn("id", primaryKey())
                .intColumn("egg_id", nullable(), references("eggs"))
                .build();
        var eggs = Table.of("eggs")
                .intColumn("id", primaryKey())
                .intColumn("chicken_id", nullable(), references("chickens"))
                .build();
        return schema("two tables that refer to each other", MetaData.of(chickens, eggs))
                .sqlite("""
                        CREATE TABLE eggs (
                            id INTEGER NOT NULL,
                            chicken_id INTEGER,
                            CONSTRAINT pk_eggs PRIMARY KEY (id),
                            CONSTRAINT fk_eggs_chicken_id_chickens FOREIGN KEY (chicken_id) REFERENCES chickens (id)
                        );
                        CREATE TABLE chickens (
                            id INTEGER NOT NULL,
                            egg_id INTEGER,
                            CONSTRAINT pk_chickens PRIMARY KEY (id),
                            CONSTRAINT fk_chickens_egg_id_eggs FOREIGN KEY (egg_id) REFERENCES eggs (id)
                        )""")
                .postgresql("""
                        CREATE TABLE eggs (
                            id INTEGER NOT NULL,
                            chicken_id INTEGER,
                            CONSTRAINT pk_eggs PRIMARY KEY (id)
                        );
                        CREATE TABLE chickens (
                            id INTEGER NOT NULL,
                            egg_id INTEGER,
                            CONSTRAINT pk_chickens PRIMARY KEY (id),
                            CONSTRAINT fk_chickens_egg_id_eggs FOREIGN KEY (egg_id) REFERENCES eggs (id)
                        );
                        ALTER TABLE eggs ADD CONSTRAINT fk_eggs_chicken_id_chickens FOREIGN KEY (chicken_id) REFERENCES chickens (id)""")
                .mariadb("""
                        CREATE TABLE eggs (
                            id INT NOT NULL,
                            chicken_id INT,
                            CONSTRAINT pk_eggs PRIMARY KEY (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        CREATE TABLE chickens (
                            id INT NOT NULL,
                            egg_id INT,
                            CONSTRAINT pk_chickens PRIMARY KEY (id),
                            CONSTRAINT fk_chickens_egg_id_eggs FOREIGN KEY (egg_id) REFERENCES eggs (id)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
                        ALTER TABLE eggs ADD CONSTRAINT fk_eggs_chicken_id_chickens FOREIGN KEY (chicken_id) REFERENCES chickens (id)""");
    }

    private static SchemaCase deferredReference() {
        var parents = Table.of("parents").intColumn("id", primaryKey()).build();
        var children = Table.of("children")
                .intColumn("parent_id", references("parents").deferral(Deferral.INITIALLY_DEFERRED))
                .build();
        return schema("a reference that is checked at COMMIT", MetaData.of(parents, children))
                .sqlite("""
                        CREATE TABLE parents (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_parents PRIMARY KEY (id)
                        );
                        CREATE TABLE children (
                            parent_id INTEGER NOT NULL,
                            CONSTRAINT fk_children_parent_id_parents FOREIGN KEY (parent_id) REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED
                        )""")
                .postgresql("""
                        CREATE TABLE parents (
                            id INTEGER NOT NULL,
                            CONSTRAINT pk_parents PRIMARY KEY (id)
                        );
                        CREATE TABLE children (
                            parent_id INTEGER NOT NULL,
                            CONSTRAINT fk_children_parent_id_parents FOREIGN KEY (parent_id) REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED
                        )""")
                .needs(Capability.DEFERRABLE_FOREIGN_KEYS)
                .does(insert(children)
                        .set(children.column("parent_id", IntColumn.class).to(1)))
                .does(insert(parents).set(parents.column("id", IntColumn.class).to(1)));
    }

    private SchemaCase fullMatch() {
        var table = Table.of("trainers")
                .textColumn("country", 2, nullable())
                .intColumn("team", nullable())
                .constraint(ForeignKey.of("country", "team").references("teams").match(Match.FULL))
                .build();
        return schema("a reference whose columns are all NULL or none", MetaData.of(teams, table))
                .postgresql("""
                        CREATE TABLE teams (
                            country VARCHAR(2) NOT NULL,
                            number INTEGER NOT NULL,
                            CONSTRAINT pk_teams PRIMARY KEY (country, number)
                        );
                        CREATE TABLE trainers (
                            country VARCHAR(2),
                            team INTEGER,
                            CONSTRAINT fk_trainers_country_team_teams FOREIGN KEY (country, team) REFERENCES teams (country, number) MATCH FULL
                        )""")
                .needs(Capability.MATCH_FULL);
    }
}
