package dev.aludel.orm.blog;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.Loading;
import dev.aludel.orm.Ref;
import dev.aludel.orm.RelationOptions;
import dev.aludel.orm.ToOne;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.Hydration;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlTypes;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** The metamodel of {@link Post}, as the annotation processor writes it. */
public final class Post_ extends EntityTable<Post, Integer> {
    public static final Post_ POST = new Post_(null);
    public final IntColumn id;
    public final TextColumn title;
    public final IntColumn authorId;
    public final ToOne<Post, User> author;

    private Post_(String alias) {
        super(null, "posts", alias);
        this.id = intColumn("id");
        this.title = textColumn("title", SqlTypes.TEXT);
        this.authorId = intColumn("author_id");
        this.author = toOne(
                "author",
                authorId,
                () -> User_.USER,
                () -> User_.USER.posts,
                post -> post.author,
                Loading.LAZY,
                RelationOptions.DEFAULT);
    }

    @Override
    public Post_ as(String alias) {
        return new Post_(alias);
    }

    @Override
    public EntityMapping<Post, Integer> mapping() {
        return Mapping.INSTANCE;
    }

    public static Ref<User> author(Post owner) {
        return POST.author.of(owner);
    }

    private static final class Mapping implements EntityMapping<Post, Integer> {
        static final Mapping INSTANCE = new Mapping();

        private static final TableDefinition DEFINITION = TableDefinition.builder("posts")
                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                .column("title", SqlTypes.TEXT)
                .column("author_id", SqlTypes.INTEGER)
                .primaryKey("id")
                .constraint(ForeignKey.of("author_id").references("users"))
                .build();

        @Override
        public Class<Post> entityType() {
            return Post.class;
        }

        @Override
        public Class<Integer> keyType() {
            return Integer.class;
        }

        @Override
        public Post_ table() {
            return POST;
        }

        @Override
        public TableDefinition definition() {
            return DEFINITION;
        }

        @Override
        public int keyColumn() {
            return 0;
        }

        @Override
        public boolean generatedKey() {
            return true;
        }

        @Override
        public int versionColumn() {
            return -1;
        }

        @Override
        public boolean isRecord() {
            return false;
        }

        @Override
        public List<? extends RelationMapping<Post>> relations() {
            return List.of(POST.author);
        }

        @Override
        public Post read(RowReader row, int at) {
            var entity = new Post(row.stringAt(at + 1), null);
            entity.id = row.intAt(at);
            Hydration.key(entity.author, row.isNull(at + 2) ? null : row.intAt(at + 2));
            return entity;
        }

        @Override
        public void reload(Post entity, RowReader row, int at) {
            entity.id = row.intAt(at);
            entity.title = row.stringAt(at + 1);
            Hydration.key(entity.author, row.isNull(at + 2) ? null : row.intAt(at + 2));
        }

        @Override
        public Integer key(Post entity) {
            return entity.id;
        }

        @Override
        public Integer readKey(RowReader row, int at) {
            return row.intAt(at);
        }

        @Override
        public boolean keyIsNull(RowReader row, int at) {
            return row.isNull(at);
        }

        @Override
        public Object[] values(Post entity) {
            return new Object[] {entity.id, entity.title, Hydration.key(entity.author)};
        }

        @Override
        public void compare(Post entity, Object[] snapshot, BitSet changed) {
            if (!Objects.equals(entity.id, snapshot[0])) {
                changed.set(0);
            }
            if (!Objects.equals(entity.title, snapshot[1])) {
                changed.set(1);
            }
            if (!Objects.equals(Hydration.key(entity.author), snapshot[2])) {
                changed.set(2);
            }
        }

        @Override
        public void assign(Post entity, int column, Object value) {
            switch (column) {
                case 0 -> entity.id = (Integer) value;
                case 1 -> entity.title = (String) value;
                case 2 -> Hydration.key(entity.author, value);
                default -> throw new IndexOutOfBoundsException(column);
            }
        }

        @Override
        public Post with(Post entity, int column, Object value) {
            throw new UnsupportedOperationException("Post is no record");
        }
    }
}
