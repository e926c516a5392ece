package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a tree, which yields its {@link Structure} and its values by slot. A slot is a distinct instance of
 * {@link BindNode} or {@link ValueListNode}; an instance that occurs again is written as a reference to its slot, so that
 * sharing is part of the structure.
 *
 * <p>Belongs to one thread; made anew for each execution.
 */
public final class Flattening {
    /** Up to here a scan is faster than a map. */
    private static final int SCANNED = 12;

    private Object[] parts = new Object[32];
    private int length;
    private int hash = 1;

    private Node[] slots = new Node[8];
    private int slotCount;
    private @Nullable IdentityHashMap<Node, Integer> slotsByNode;

    private Flattening() {}

    public static Flattening of(Node tree) {
        var flattening = new Flattening();
        tree.describe(flattening);
        return flattening;
    }

    /** The key; taken once, after the pass. */
    public Structure structure() {
        return new Structure(parts, length, hash);
    }

    public int slots() {
        return slotCount;
    }

    /** The value of a slot as drivers bind it. */
    public @Nullable Object value(int slot) {
        return ((BindNode) slots[slot]).encoded();
    }

    /** The values of a list's slot as drivers bind them. */
    public @Nullable Object[] values(int slot) {
        return ((ValueListNode) slots[slot]).encoded();
    }

    /** How many values the list of a slot has. */
    public int length(int slot) {
        return ((ValueListNode) slots[slot]).values().size();
    }

    /** Whether another statement of the same structure has the same values. */
    public boolean sameValues(Flattening other) {
        return Arrays.equals(slots, 0, slotCount, other.slots, 0, other.slotCount);
    }

    /** The slot of a value that is part of the tree, or -1. */
    public int slotOf(Node value) {
        if (slotsByNode != null) {
            return slotsByNode.getOrDefault(value, -1);
        }
        for (int i = 0; i < slotCount; i++) {
            if (same(slots[i], value)) {
                return i;
            }
        }
        return -1;
    }

    /** A part that its {@code equals} tells from others. */
    void add(Object part) {
        append(part, part.hashCode());
    }

    void type(SqlType<?> type) {
        // Equality looks at all of the type; hashing its kind is enough, and cheap.
        append(type, type.kind().hashCode());
    }

    void count(int number) {
        append(number, number);
    }

    void flag(boolean flag) {
        append(flag, flag ? 1231 : 1237);
    }

    void optional(@Nullable Node node) {
        flag(node != null);
        if (node != null) {
            node.describe(this);
        }
    }

    void nodes(List<? extends Node> nodes) {
        int size = nodes.size();
        count(size);
        for (int i = 0; i < size; i++) {
            nodes.get(i).describe(this);
        }
    }

    void bind(BindNode value) {
        slot(value, BindNode.class, value.type());
    }

    void bind(ValueListNode values) {
        slot(values, ValueListNode.class, values.type());
    }

    private void slot(Node value, Class<?> kind, SqlType<?> type) {
        append(kind, kind.hashCode());
        int slot = slotOf(value);
        if (slot >= 0) {
            count(slot);
            return;
        }
        type(type);
        if (slotCount == slots.length) {
            slots = Arrays.copyOf(slots, slotCount * 2);
        }
        slots[slotCount] = value;
        if (slotsByNode != null) {
            slotsByNode.put(value, slotCount);
        } else if (slotCount == SCANNED) {
            slotsByNode = new IdentityHashMap<>();
            for (int i = 0; i <= slotCount; i++) {
                slotsByNode.put(slots[i], i);
            }
        }
        slotCount++;
    }

    private void append(Object part, int partHash) {
        if (length == parts.length) {
            parts = Arrays.copyOf(parts, length * 2);
        }
        parts[length++] = part;
        hash = 31 * hash + partHash;
    }

    @SuppressWarnings("ReferenceEquality") // a value is shared when it is the same instance, not when it is equal
    private static boolean same(Node one, Node other) {
        return one == other;
    }
}
