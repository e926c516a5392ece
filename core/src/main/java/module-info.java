/** SQL as values, and what runs it: types, expressions, compiler, schema, dialects, driver SPI, pool and engine. */
module dev.aludel.core {
    requires static org.jspecify;
    requires jdk.jfr;

    exports dev.aludel.error;
    exports dev.aludel.schema;
    exports dev.aludel.schema.compare;
    exports dev.aludel.schema.reflect;
    exports dev.aludel.type;
    exports dev.aludel.sql;
    exports dev.aludel.sql.tree;
    exports dev.aludel.dialect;
    exports dev.aludel.driver;
    exports dev.aludel.pool;
    exports dev.aludel.engine;

    uses dev.aludel.driver.Driver;
    uses dev.aludel.sql.StatementPrinter;
    uses dev.aludel.type.JsonCodec;

    provides dev.aludel.sql.StatementPrinter with
            dev.aludel.dialect.StandardPrinter;
}
