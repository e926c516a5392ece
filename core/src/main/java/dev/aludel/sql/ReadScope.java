package dev.aludel.sql;

/** On whose behalf rows are read: an engine passes {@link #NONE}, a session passes itself. */
public interface ReadScope {
    /** No session: entities cannot be read. */
    ReadScope NONE = new ReadScope() {
        @Override
        public String toString() {
            return "ReadScope.NONE";
        }
    };
}
