package dev.relight.http;

import dev.relight.account.Accounts;
import dev.relight.account.Caller;
import dev.relight.account.Sessions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says who asks, and whether that caller is let through.
final class Gate {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Hosts hosts;

    Gate(Accounts accounts, Sessions sessions, Hosts hosts) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.hosts = hosts;
    }

    /// The same request with its caller, if it may pass.
    ///
    /// @throws Refusal it may not
    Request pass(Request request, Access access, boolean isWrite) {
        checkHost(request);
        var caller = caller(request);
        if (isWrite) checkOrigin(request);
        // Whoever logs in anew has a page that knows no word.
        boolean isNew = request.path().equals(Logins.LOGIN);
        if (caller != null && caller.isBySession() && isWrite && !isNew)
            checkForgery(request, caller);
        return switch (access) {
            case Access.Open() -> caller == null ? request : request.by(caller);
            case Access.Needs(var right) -> {
                if (caller == null)
                    throw new Refusal(
                            401,
                            "nobody is logged in",
                            "log in, or send `Authorization: Bearer` with a token");
                if (!caller.may(right))
                    throw new Refusal(
                            403,
                            caller.name() + " may not " + right.word() + " here",
                            "ask somebody who may, or an admin for the role");
                yield request.by(caller);
            }
        };
    }

    private void checkHost(Request request) {
        var host = request.header("Host");
        if (!hosts.knows(host))
            throw new Refusal(
                    421,
                    "this server is not known by that name",
                    "add the name to `server.hosts` in relight.yaml");
    }

    private @Nullable Caller caller(Request request) {
        var token = token(request.header("Authorization"));
        if (token.isPresent()) return byToken(token.get());
        return request.cookie(Cookies.SESSION).flatMap(sessions::caller).orElse(null);
    }

    private Caller byToken(String token) {
        return accounts.byToken(token)
                .orElseThrow(() ->
                        new Refusal(
                                401,
                                "that token is not known",
                                "make one: relight token add NAME"));
    }

    /// `Bearer TOKEN`, or `Basic` with the token as password: some senders know nothing else.
    private static Optional<String> token(String authorization) {
        int at = authorization.indexOf(' ');
        if (at < 0) return Optional.empty();
        var scheme = authorization.substring(0, at);
        var rest = authorization.substring(at + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) return Optional.of(rest);
        if (!scheme.equalsIgnoreCase("Basic")) return Optional.empty();
        try {
            var pair = new String(Base64.getDecoder().decode(rest), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.of("");
        }
    }

    /// A browser says on whose page a form stood. Logging in is a write too: a foreign page must
    /// not be able to log somebody in as somebody else.
    private void checkOrigin(Request request) {
        var origin = request.header("Origin");
        if (!origin.isEmpty() && !isOurs(origin)) throw forged("it came from another site");
    }

    /// A browser sends the cookie along whoever wrote the page; only our own pages know the word.
    private void checkForgery(Request request, Caller caller) {
        var shown = request.header("X-CSRF-Token");
        if (shown.isEmpty()) shown = request.field("csrf");
        if (!java.security.MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8),
                caller.csrf().getBytes(StandardCharsets.UTF_8)))
            throw forged("it carries no word of this session");
    }

    private boolean isOurs(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host != null && hosts.knows(host);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static Refusal forged(String why) {
        return new Refusal(403, "the form is not ours: " + why, "reload the page and try again");
    }
}
