/** SQL as values, and what runs it: types, expressions, compiler, schema, dialects, driver SPI, pool and engine. */
module dev.aludel.core {
    requires static org.jspecify;
}
