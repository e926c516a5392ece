package dev.aludel.schema.compare;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One thing in which a database is not as the schema says. {@code toString()} says it in a line. Immutable. */
public sealed interface Difference {
    /** What may differ in a column that both have. */
    enum Aspect {
        TYPE,
        NULLABILITY,
        DEFAULT,
        IDENTITY,
        COMPUTATION,
        ON_UPDATE,
        COLLATION,
        COMMENT
    }

    /** The table that it is about; for views, sequences and types their own name. */
    TableName subject();

    /** The database has no such schema. */
    record MissingSchema(String name) implements Difference {
        @Override
        public TableName subject() {
            return TableName.of(name);
        }

        @Override
        public String toString() {
            return "schema " + name + " is missing";
        }
    }

    record MissingTable(TableDefinition table) implements Difference {
        @Override
        public TableName subject() {
            return table.id();
        }

        @Override
        public String toString() {
            return "table " + table.id() + " is missing";
        }
    }

    /** The database has a table that the schema does not know. */
    record ExtraTable(TableDefinition table) implements Difference {
        @Override
        public TableName subject() {
            return table.id();
        }

        @Override
        public String toString() {
            return "table " + table.id() + " is not part of the schema";
        }
    }

    record MissingColumn(TableName subject, TableColumn column) implements Difference {
        @Override
        public String toString() {
            return "column " + subject + "." + column.name() + " is missing";
        }
    }

    /** The database has a column that the schema does not know. */
    record ExtraColumn(TableName subject, TableColumn column) implements Difference {
        @Override
        public String toString() {
            return "column " + subject + "." + column.name() + " is not part of the schema";
        }
    }

    /**
     * A column is not what it shall be.
     *
     * @param aspects what differs, one at least
     * @param detail how, for people
     */
    record ChangedColumn(TableName subject, TableColumn expected, TableColumn found, Set<Aspect> aspects, String detail)
            implements Difference {
        public ChangedColumn {
            aspects = Set.copyOf(aspects);
        }

        @Override
        public String toString() {
            return "column " + subject + "." + expected.name() + " differs in " + new TreeSet<>(aspects) + ": "
                    + detail;
        }
    }

    record MissingConstraint(TableName subject, Constraint constraint) implements Difference {
        @Override
        public String toString() {
            return "constraint " + constraint.name() + " of " + subject + " is missing";
        }
    }

    /** The database has a constraint that the schema does not know. */
    record ExtraConstraint(TableName subject, Constraint constraint) implements Difference {
        @Override
        public String toString() {
            return "constraint " + constraint.name() + " of " + subject + " is not part of the schema: " + constraint;
        }
    }

    record ChangedConstraint(TableName subject, Constraint expected, Constraint found) implements Difference {
        @Override
        public String toString() {
            return "constraint " + expected.name() + " of " + subject + " differs: expected " + expected + ", found "
                    + found;
        }
    }

    record MissingIndex(TableName subject, Index index) implements Difference {
        @Override
        public String toString() {
            return "index " + index.name() + " of " + subject + " is missing";
        }
    }

    /** The database has an index that the schema does not know. */
    record ExtraIndex(TableName subject, Index index) implements Difference {
        @Override
        public String toString() {
            return "index " + index.name() + " of " + subject + " is not part of the schema";
        }
    }

    record ChangedIndex(TableName subject, Index expected, Index found) implements Difference {
        @Override
        public String toString() {
            return "index " + expected.name() + " of " + subject + " differs: expected " + expected + ", found "
                    + found;
        }
    }

    /** The constraint is what it shall be, with another comment. */
    record ChangedConstraintComment(TableName subject, Constraint expected, Constraint found) implements Difference {
        @Override
        public String toString() {
            return "the comment of constraint " + expected.name() + " of " + subject + " differs: expected "
                    + expected.comment() + ", found " + found.comment();
        }
    }

    /** The index is what it shall be, with another comment. */
    record ChangedIndexComment(TableName subject, Index expected, Index found) implements Difference {
        @Override
        public String toString() {
            return "the comment of index " + expected.name() + " of " + subject + " differs: expected "
                    + expected.comment() + ", found " + found.comment();
        }
    }

    /** The table or view has another comment. */
    record ChangedComment(
            TableName subject,
            @Nullable String expected,
            @Nullable String found) implements Difference {
        @Override
        public String toString() {
            return "the comment of " + subject + " differs: expected " + expected + ", found " + found;
        }
    }

    /** A view, sequence, enumeration or domain is missing. */
    record MissingObject(SchemaObject object) implements Difference {
        @Override
        public TableName subject() {
            return object.id();
        }

        @Override
        public String toString() {
            return object.kind() + " " + object.id() + " is missing";
        }
    }

    /** The database has a view, sequence, enumeration or domain that the schema does not know. */
    record ExtraObject(SchemaObject object) implements Difference {
        @Override
        public TableName subject() {
            return object.id();
        }

        @Override
        public String toString() {
            return object.kind() + " " + object.id() + " is not part of the schema";
        }
    }

    /** A view, sequence, enumeration or domain is not what it shall be. */
    record ChangedObject(SchemaObject expected, SchemaObject found) implements Difference {
        @Override
        public TableName subject() {
            return expected.id();
        }

        @Override
        public String toString() {
            return expected.kind() + " " + expected.id() + " differs: expected " + expected + ", found " + found;
        }
    }
}
