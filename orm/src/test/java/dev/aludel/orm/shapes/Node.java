package dev.aludel.orm.shapes;

import dev.aludel.orm.Cascade;
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
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** A tree: refers to itself by a nullable column, deletes and orphans its children, orders them by name. */
public final class Node {
    public static final Table NODE = new Table(null);

    public Integer id;
    public String name;
    public final Ref<Node> parent = NODE.parent.of(this);
    public final Many<Node> children = NODE.children.of(this);

    Node() {}

    public Node(String name) {
        this.name = name;
    }

    public Node(String name, Node parent) {
        this.name = name;
        this.parent.set(parent);
    }

    @Override
    public String toString() {
        return "Node(" + id + ", " + name + ")";
    }

    public static final class Table extends EntityTable<Node, Integer> {
        public final IntColumn id = intColumn("id");
        public final TextColumn name = textColumn("name", SqlTypes.varchar(20));
        public final IntColumn parentId = intColumn("parent_id", true);
        public final ToOne<Node, Node> parent = toOne(
                "parent",
                parentId,
                () -> NODE,
                () -> NODE.children,
                node -> node.parent,
                Loading.LAZY,
                RelationOptions.DEFAULT);
        public final ToMany<Node, Node> children = toMany(
                "children",
                () -> NODE,
                () -> NODE.parent,
                node -> node.children,
                Loading.LAZY,
                RelationOptions.DEFAULT
                        .cascade(Cascade.DELETE)
                        .orphanDelete(true)
                        .orderBy("name"));

        private Table(String alias) {
            super(null, "nodes", alias);
        }

        @Override
        public Table as(String alias) {
            return new Table(alias);
        }

        @Override
        public EntityMapping<Node, Integer> mapping() {
            return Mapping.INSTANCE;
        }
    }

    private static final class Mapping {
        static final LambdaMapping<Node, Integer> INSTANCE = new LambdaMapping<>(
                        Node.class,
                        Integer.class,
                        () -> NODE,
                        TableDefinition.builder("nodes")
                                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                                .column("name", SqlTypes.varchar(20))
                                .column(TableColumn.of("parent_id", SqlTypes.INTEGER)
                                        .asNullable())
                                .primaryKey("id")
                                .constraint(ForeignKey.of("parent_id").references("nodes"))
                                .build())
                .column(node -> node.id, (node, value) -> node.id = (Integer) value)
                .column(node -> node.name, (node, value) -> node.name = (String) value)
                .column(node -> Hydration.key(node.parent), (node, value) -> Hydration.key(node.parent, value))
                .made(Node::new)
                .relations(() -> List.of(NODE.parent, NODE.children));
    }
}
