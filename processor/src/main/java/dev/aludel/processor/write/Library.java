package dev.aludel.processor.write;

/** The classes of Aludel that generated code names. */
final class Library {
    static final String ENTITY_TABLE = "dev.aludel.orm.EntityTable";
    static final String TO_ONE = "dev.aludel.orm.ToOne";
    static final String TO_MANY = "dev.aludel.orm.ToMany";
    static final String REF = "dev.aludel.orm.Ref";
    static final String MANY = "dev.aludel.orm.Many";
    static final String LOADING = "dev.aludel.orm.Loading";
    static final String CASCADE = "dev.aludel.orm.Cascade";
    static final String RELATION_OPTIONS = "dev.aludel.orm.RelationOptions";
    static final String ENTITY_MAPPING = "dev.aludel.orm.mapping.EntityMapping";
    static final String RELATION_MAPPING = "dev.aludel.orm.mapping.RelationMapping";
    static final String HYDRATION = "dev.aludel.orm.mapping.Hydration";
    static final String ROW_READER = "dev.aludel.type.RowReader";
    static final String SQL_TYPE = "dev.aludel.type.SqlType";
    static final String SQL_TYPES = "dev.aludel.type.SqlTypes";
    static final String GENERIC_TYPE = "dev.aludel.type.GenericType";
    static final String COLUMN_EXPRESSION = "dev.aludel.sql.ColumnExpression";
    static final String COLUMNS = "dev.aludel.sql.";
    static final String TABLE_DEFINITION = "dev.aludel.schema.TableDefinition";
    static final String TABLE_COLUMN = "dev.aludel.schema.TableColumn";
    static final String COMPUTED = "dev.aludel.schema.Computed";
    static final String FETCHED = "dev.aludel.schema.Fetched";
    static final String TABLE_NAME = "dev.aludel.schema.TableName";
    static final String PRIMARY_KEY = "dev.aludel.schema.PrimaryKey";
    static final String FOREIGN_KEY = "dev.aludel.schema.ForeignKey";
    static final String UNIQUE_KEY = "dev.aludel.schema.UniqueKey";
    static final String INDEX = "dev.aludel.schema.Index";
    static final String REFERENTIAL_ACTION = "dev.aludel.schema.ReferentialAction";
    static final String UNEXPECTED_NULL = "dev.aludel.error.UnexpectedNullException";
    static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private Library() {}
}
