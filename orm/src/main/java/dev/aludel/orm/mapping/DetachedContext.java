package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/** The context of an object whose session is closed or has let it go: its row is stored, and nothing more can be loaded. */
final class DetachedContext implements RelationContext {
    static final RelationContext INSTANCE = new DetachedContext();

    private DetachedContext() {}

    @Override
    public void load(EntityRef<?> ref) {
        throw NotLoaded.outsideSession(ref.relation(), ref.owner());
    }

    @Override
    public void load(EntityMany<?> many) {
        throw NotLoaded.outsideSession(many.relation(), many.owner());
    }

    @Override
    public long count(EntityMany<?> many) {
        throw NotLoaded.outsideSession(many.relation(), many.owner());
    }

    @Override
    public void changed() {}

    @Override
    public @Nullable Object find(EntityMapping<?, ?> mapping, Object key) {
        return null;
    }
}
