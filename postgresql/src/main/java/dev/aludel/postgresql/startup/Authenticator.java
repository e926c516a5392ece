package dev.aludel.postgresql.startup;

import dev.aludel.postgresql.protocol.AuthenticationRequest;
import dev.aludel.postgresql.protocol.AuthenticationRequest.CleartextPassword;
import dev.aludel.postgresql.protocol.AuthenticationRequest.Md5Password;
import dev.aludel.postgresql.protocol.AuthenticationRequest.Ok;
import dev.aludel.postgresql.protocol.AuthenticationRequest.Sasl;
import dev.aludel.postgresql.protocol.AuthenticationRequest.SaslContinue;
import dev.aludel.postgresql.protocol.AuthenticationRequest.SaslFinal;
import dev.aludel.postgresql.protocol.AuthenticationRequest.Unsupported;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.Md5Answer;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.ScramClient;
import dev.aludel.postgresql.settings.AuthMethod;
import dev.aludel.postgresql.settings.ChannelBinding;
import dev.aludel.postgresql.settings.PgHost;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.wire.Endpoint;
import dev.aludel.postgresql.wire.Wire;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves to one server who we are, and has it prove the same where the method allows that. For one connection, one thread.
 *
 * <p>The server leads, and is not trusted: each of its requests is accepted in one state only, and a password, or what can be
 * turned back into it, goes to nobody but a server whose certificate was verified, or one on this machine.
 */
final class Authenticator {
    private enum State {
        /** The server has not asked for anything yet. */
        NEW,
        /** A password was sent, in clear or as md5. */
        PASSWORD_SENT,
        /** The first message of SCRAM was sent. */
        SCRAM_BEGUN,
        /** The proof was sent; the server's is due. */
        SCRAM_PROVEN,
        /** The server's proof was right. */
        SCRAM_VERIFIED,
        DONE
    }

    private final PgSettings settings;
    private final PgHost host;
    private final Wire wire;
    private final MessageWriter out;
    private State state = State.NEW;
    private @Nullable ScramClient scram;
    private boolean bound;

    /** Answers are written to {@code out}; the caller sends them. */
    Authenticator(PgSettings settings, PgHost host, Wire wire, MessageWriter out) {
        this.settings = settings;
        this.host = host;
        this.wire = wire;
        this.out = out;
    }

    boolean hasBegun() {
        return state != State.NEW;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** What the server owes us now, for errors. */
    String awaited() {
        return switch (state) {
            case NEW -> "the server's answer to the start-up message";
            case PASSWORD_SENT -> "the server to check the password";
            case SCRAM_BEGUN -> "the server's part of SCRAM";
            case SCRAM_PROVEN -> "the server to check the proof and to prove itself";
            case SCRAM_VERIFIED -> "the server to end authentication";
            case DONE -> "the server to become ready";
        };
    }

    /** Takes a request; what there is to answer is written. */
    void handle(AuthenticationRequest request) throws StartupFailure {
        switch (request) {
            case Ok _ -> accepted();
            case CleartextPassword _ -> cleartext();
            case Md5Password md5 -> md5(md5.salt());
            case Sasl sasl -> beginScram(sasl.mechanisms());
            case SaslContinue step -> {
                expect(State.SCRAM_BEGUN, "AuthenticationSASLContinue");
                Frontend.saslResponse(out, scram().finish(step.data()));
                state = State.SCRAM_PROVEN;
            }
            case SaslFinal last -> {
                expect(State.SCRAM_PROVEN, "AuthenticationSASLFinal");
                scram().verify(last.data());
                state = State.SCRAM_VERIFIED;
            }
            case Unsupported unsupported ->
                throw StartupFailure.distrusted(
                        "the server asks for " + unsupported.method() + ", which is not spoken here",
                        "use scram-sha-256 or a client certificate in the server's pg_hba.conf");
        }
    }

    private void accepted() throws StartupFailure {
        switch (state) {
            case NEW -> {
                allow(AuthMethod.NONE);
                refuseUnbound();
            }
            case PASSWORD_SENT, SCRAM_VERIFIED -> {}
            default -> throw violation("AuthenticationOk");
        }
        state = State.DONE;
    }

    private void cleartext() throws StartupFailure {
        expect(State.NEW, "AuthenticationCleartextPassword");
        allow(AuthMethod.PASSWORD);
        refuseUnbound();
        refuseStranger("in clear");
        Frontend.password(out, password());
        state = State.PASSWORD_SENT;
    }

    private void md5(byte[] salt) throws StartupFailure {
        expect(State.NEW, "AuthenticationMD5Password");
        allow(AuthMethod.MD5);
        refuseUnbound();
        refuseStranger("by md5");
        try {
            Frontend.password(out, Md5Answer.of(settings.user(), password(), salt));
        } catch (NoSuchAlgorithmException e) {
            throw StartupFailure.misconfigured(
                    "the server asks for the password by md5, which this Java does without", "use scram-sha-256");
        }
        state = State.PASSWORD_SENT;
    }

    private void beginScram(List<String> mechanisms) throws StartupFailure {
        expect(State.NEW, "AuthenticationSASL");
        var binding = settings.authentication().channelBinding();
        var iterations = settings.authentication().scramMaxIterations();
        var tls = wire.tls();
        var offersBinding = mechanisms.contains(ScramClient.SHA_256_PLUS);
        if (offersBinding && tls == null) {
            throw StartupFailure.distrusted(
                    "the server offers to bind SCRAM to TLS, but the connection has none",
                    "somebody in between may have taken TLS away: use sslmode=verify-full");
        }
        var bind = offersBinding && binding != ChannelBinding.DISABLE;
        if (!bind && !mechanisms.contains(ScramClient.SHA_256)) {
            throw StartupFailure.distrusted(
                    "the server offers " + (mechanisms.isEmpty() ? "no way" : "only " + String.join(", ", mechanisms))
                            + " to authenticate, of which none can be used here",
                    "use scram-sha-256 in the server's pg_hba.conf");
        }
        allow(AuthMethod.SCRAM_SHA_256);
        String mechanism;
        ScramClient client;
        if (bind && tls != null) {
            var hash = CertificateHash.of(tls.serverCertificate());
            if (hash == null) {
                throw StartupFailure.distrusted(
                        "SCRAM cannot be bound to the server's certificate, because a certificate signed with "
                                + tls.serverCertificate().getSigAlgName() + " has no hash for that",
                        "use a certificate signed with RSA or ECDSA, or channel_binding=disable with sslmode=verify-full");
            }
            mechanism = ScramClient.SHA_256_PLUS;
            client = ScramClient.bound(password(), hash, iterations);
            bound = true;
        } else {
            refuseUnbound();
            mechanism = ScramClient.SHA_256;
            var wouldHave = tls != null && binding != ChannelBinding.DISABLE;
            client = ScramClient.unbound(password(), wouldHave, iterations);
        }
        Frontend.saslInitialResponse(out, mechanism, client.first());
        scram = client;
        state = State.SCRAM_BEGUN;
    }

    private String password() throws StartupFailure {
        var password = settings.passwords().password(host);
        if (password == null || password.isEmpty()) {
            throw StartupFailure.misconfigured(
                    "the server asks for the password of \"" + settings.user() + "\", and there is none",
                    "give it in the URL, as PGPASSWORD or in a password file");
        }
        if (password.indexOf('\0') >= 0) {
            throw StartupFailure.misconfigured("the password has a NUL character", "leave it out");
        }
        return password;
    }

    private void allow(AuthMethod method) throws StartupFailure {
        var allowed = settings.authentication().allowed();
        if (!allowed.contains(method)) {
            var names = allowed.stream().map(AuthMethod::label).sorted().toList();
            throw StartupFailure.distrusted(
                    method == AuthMethod.NONE
                            ? "the server lets us in without authentication, which require_auth forbids"
                            : "the server asks for the method " + method.label() + ", which require_auth forbids",
                    "allowed: " + String.join(", ", names));
        }
    }

    /** Without channel binding one does not get here when it is required. */
    private void refuseUnbound() throws StartupFailure {
        if (settings.authentication().channelBinding() == ChannelBinding.REQUIRE && !bound) {
            throw StartupFailure.distrusted(
                    "channel binding is required, and the server "
                            + (wire.tls() == null ? "is not spoken to through TLS" : "does not offer it"),
                    "use scram-sha-256 and TLS on the server, or channel_binding=prefer");
        }
    }

    private void refuseStranger(String how) throws StartupFailure {
        var tls = wire.tls();
        var trusted = (tls != null && tls.verified()) || Endpoint.isLocal(wire.remoteAddress());
        if (!trusted) {
            throw StartupFailure.distrusted(
                    "the server asks for the password " + how + ", and nobody has verified that it is the right one",
                    "use sslmode=verify-full, or scram-sha-256 in the server's pg_hba.conf");
        }
    }

    private ScramClient scram() {
        var client = scram;
        if (client == null) {
            throw violation("SASL");
        }
        return client;
    }

    private void expect(State expected, String request) {
        if (state != expected) {
            throw violation(request);
        }
    }

    private ProtocolViolationException violation(String request) {
        return new ProtocolViolationException("the server sent " + request + " instead of " + awaited());
    }
}
