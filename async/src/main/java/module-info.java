/** CompletableFuture and Flow.Publisher on top of the engine and the session. */
module dev.aludel.async {
    requires transitive dev.aludel.orm;
    requires static org.jspecify;

    exports dev.aludel.async;
}
