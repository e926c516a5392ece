package dev.aludel.postgresql.settings;

import java.util.Set;

/**
 * What a client accepts to be asked for. Immutable.
 *
 * @param channelBinding whether the password's proof is tied to the TLS connection
 * @param allowed the methods a server may ask for
 * @param scramMaxIterations the most work that a server may demand for one proof
 */
public record Authentication(ChannelBinding channelBinding, Set<AuthMethod> allowed, int scramMaxIterations) {
    public Authentication {
        allowed = Set.copyOf(allowed);
    }
}
