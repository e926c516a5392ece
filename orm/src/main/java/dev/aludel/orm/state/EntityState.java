package dev.aludel.orm.state;

import dev.aludel.orm.mapping.EntityMany;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityRef;
import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.mapping.RelationContext;
import dev.aludel.orm.mapping.RelationMapping;
import java.util.BitSet;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of one of its objects: its key, its status, and the values its row has. Not thread-safe.
 *
 * @param <E> the entity
 */
public final class EntityState<E> implements RelationContext {
    private final EntityMapping<E, ?> mapping;
    private final SessionLink session;
    private final long order;
    private E entity;
    private Status status;
    private @Nullable Object key;
    private @Nullable Object @Nullable [] snapshot;
    private long fingerprint;
    private boolean keyDrawn;
    private boolean deleting;
    private boolean expired;
    private long transaction;
    private @Nullable Siblings siblings;
    private int position;
    private @Nullable IdentityHashMap<RelationMapping<?>, Object> loading;

    /** @param order when it came to the session, counted by the session */
    public EntityState(EntityMapping<E, ?> mapping, SessionLink session, E entity, Status status, long order) {
        this.mapping = mapping;
        this.session = session;
        this.entity = entity;
        this.status = status;
        this.order = order;
    }

    public EntityMapping<E, ?> mapping() {
        return mapping;
    }

    /** The object; of a record, its latest version. */
    public E entity() {
        return entity;
    }

    /** Takes the next version of a record. */
    public void entity(E version) {
        entity = version;
    }

    public long order() {
        return order;
    }

    public Status status() {
        return status;
    }

    public void status(Status next) {
        status = next;
    }

    /** The key of its row; null while it is not stored. */
    public @Nullable Object key() {
        return key;
    }

    public void key(@Nullable Object stored) {
        key = stored;
    }

    /** The values of its row as far as the session knows; null where none are kept. Not to be modified. */
    public @Nullable Object @Nullable [] snapshot() {
        return snapshot;
    }

    public void snapshot(@Nullable Object @Nullable [] values) {
        snapshot = values;
    }

    /** Remembers a digest of the values instead of the values: enough to notice that something changed. */
    public void fingerprint(long digest) {
        fingerprint = digest;
    }

    /** Whether this session's flush had the key drawn by the database. */
    public boolean keyDrawn() {
        return keyDrawn;
    }

    public void keyDrawn(boolean drawn) {
        keyDrawn = drawn;
    }

    /** Whether the next flush deletes its row. */
    public boolean deleting() {
        return deleting;
    }

    public void deleting(boolean marked) {
        deleting = marked;
    }

    /** Whether its values count for nothing until they are read again. */
    public boolean expired() {
        return expired;
    }

    public void expired(boolean forgotten) {
        expired = forgotten;
    }

    /** The session's number of the transaction in which its row was read or written last. */
    public long transaction() {
        return transaction;
    }

    public void transaction(long number) {
        transaction = number;
    }

    /** Whether the row is known as this transaction sees it. */
    public boolean fresh(long current) {
        return !expired && transaction == current;
    }

    /** The columns whose values are not those of the row; empty where nothing is kept to compare with. */
    public BitSet changes() {
        var changed = new BitSet();
        if (snapshot != null && !expired) {
            mapping.compare(entity, snapshot, changed);
            Precision.settle(mapping, entity, snapshot, changed);
        }
        return changed;
    }

    /** Whether an object differs from its row. */
    public boolean modified() {
        if (status != Status.STORED || expired) {
            return false;
        }
        if (snapshot == null) {
            return fingerprint != Fingerprint.of(mapping.values(entity));
        }
        return !changes().isEmpty() || Relations.pointsToPending(this);
    }

    public @Nullable Siblings siblings() {
        return siblings;
    }

    public int position() {
        return position;
    }

    void siblings(@Nullable Siblings window, int index) {
        siblings = window;
        position = index;
    }

    /** How the query that read it wants a relationship loaded, or null. */
    public @Nullable Object loading(RelationMapping<?> relation) {
        return loading == null ? null : loading.get(relation);
    }

    public void loading(RelationMapping<?> relation, Object how) {
        if (loading == null) {
            loading = new IdentityHashMap<>();
        }
        loading.put(relation, how);
    }

    /** Binds the object's relationships to the session. */
    public void attach() {
        Links.attach(mapping, entity, this);
    }

    /** Lets go of the object, which keeps what it has loaded; one without a row is new again. */
    public void detach() {
        boolean stored = status == Status.STORED || status == Status.DELETED;
        Links.attach(mapping, entity, stored ? Links.detached() : null);
        status = Status.DETACHED;
        deleting = false;
        if (siblings != null) {
            siblings.forget(position);
            siblings = null;
        }
    }

    /** How messages name it. */
    public String describe() {
        return key == null ? mapping.describe(entity) : mapping.entityType().getSimpleName() + " " + key;
    }

    @Override
    public void load(EntityRef<?> ref) {
        session.load(this, ref);
    }

    @Override
    public void load(EntityMany<?> many) {
        session.load(this, many);
    }

    @Override
    public long count(EntityMany<?> many) {
        return session.count(this, many);
    }

    @Override
    public void changed() {
        session.changed(this);
    }

    @Override
    public @Nullable Object find(EntityMapping<?, ?> target, Object targetKey) {
        return session.find(target, targetKey);
    }

    @Override
    public String toString() {
        return describe() + " " + status;
    }
}
