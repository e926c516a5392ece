package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.Loading;
import dev.aludel.orm.Many;
import dev.aludel.orm.Ref;
import dev.aludel.orm.RelationOptions;
import dev.aludel.orm.ToMany;
import dev.aludel.orm.ToOne;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Hydration;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Has players, who can do without it; they are loaded with it. */
public final class Club {
    public static final Table CLUB = new Table(null);

    public Integer id;
    public final Many<Player> players = CLUB.players.of(this);

    public static final class Table extends EntityTable<Club, Integer> {
        public final IntColumn id = intColumn("id");
        public final ToMany<Club, Player> players = toMany(
                "players",
                () -> Player.PLAYER,
                () -> Player.PLAYER.club,
                club -> club.players,
                Loading.SELECTIN,
                RelationOptions.DEFAULT);

        private Table(String alias) {
            super(null, "clubs", alias);
        }

        @Override
        public Table as(String alias) {
            return new Table(alias);
        }

        @Override
        public EntityMapping<Club, Integer> mapping() {
            return Mapping.INSTANCE;
        }
    }

    private static final class Mapping {
        static final LambdaMapping<Club, Integer> INSTANCE = new LambdaMapping<>(
                        Club.class,
                        Integer.class,
                        () -> CLUB,
                        TableDefinition.builder("clubs")
                                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                                .primaryKey("id")
                                .build())
                .column(club -> club.id, (club, value) -> club.id = (Integer) value)
                .made(Club::new)
                .relations(() -> List.of(CLUB.players));
    }

    /** Belongs to a club, or to none. */
    public static final class Player {
        public static final PlayerTable PLAYER = new PlayerTable(null);

        public Integer id;
        public final Ref<Club> club = PLAYER.club.of(this);
    }

    public static final class PlayerTable extends EntityTable<Player, Integer> {
        public final IntColumn id = intColumn("id");
        public final IntColumn clubId = intColumn("club_id", true);
        public final ToOne<Player, Club> club = toOne(
                "club",
                clubId,
                () -> CLUB,
                () -> CLUB.players,
                player -> player.club,
                Loading.LAZY,
                RelationOptions.DEFAULT);

        private PlayerTable(String alias) {
            super(null, "players", alias);
        }

        @Override
        public PlayerTable as(String alias) {
            return new PlayerTable(alias);
        }

        @Override
        public EntityMapping<Player, Integer> mapping() {
            return PlayerMapping.INSTANCE;
        }
    }

    private static final class PlayerMapping {
        static final LambdaMapping<Player, Integer> INSTANCE = new LambdaMapping<>(
                        Player.class,
                        Integer.class,
                        () -> Player.PLAYER,
                        TableDefinition.builder("players")
                                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                                .column(TableColumn.of("club_id", SqlTypes.INTEGER)
                                        .asNullable())
                                .primaryKey("id")
                                .constraint(ForeignKey.of("club_id").references("clubs"))
                                .build())
                .column(player -> player.id, (player, value) -> player.id = (Integer) value)
                .column(player -> Hydration.key(player.club), (player, value) -> Hydration.key(player.club, value))
                .made(Player::new)
                .relations(() -> List.of(Player.PLAYER.club));
    }
}
