package dev.relight.http;

import dev.relight.account.Accounts;
import dev.relight.account.FirstCode;
import dev.relight.account.Sessions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Logging in and out, and making the first admin; the forms themselves are pages of others.
///
/// `POST /login` with name, password and next; `POST /logout`; `POST /setup` with code, name and
/// password. Each ends in a redirect; `/login?wrong=1` and `/setup?wrong=...` say no.
final class Logins {
    static final String LOGIN = "/login";

    /// Longer names nobody has.
    private static final int NAME_MAX = 100;

    private final Accounts accounts;
    private final Sessions sessions;
    private final FirstCode code;
    private final Attempts attempts;
    private final boolean secure;
    private final Onlooker onlooker;

    Logins(
            Accounts accounts,
            Sessions sessions,
            FirstCode code,
            Attempts attempts,
            boolean secure,
            Onlooker onlooker) {
        this.onlooker = onlooker;
        this.accounts = accounts;
        this.sessions = sessions;
        this.code = code;
        this.attempts = attempts;
        this.secure = secure;
    }

    List<Route> routes() {
        return List.of(
                Route.post(LOGIN, Access.OPEN, this::login),
                Route.post("/logout", Access.OPEN, this::logout),
                Route.post("/setup", Access.OPEN, this::setup));
    }

    private Reply login(Request request) {
        var name = name(request);
        var next = next(request.field("next"));
        check(request, name);
        var user = accounts.login(name, request.field("password"));
        onlooker.door(name, "login", user.isEmpty() ? "refused" : "ok", request.from());
        if (user.isEmpty()) {
            wrong(request, name);
            return Reply.seeOther("/login?wrong=1&next=" + encoded(next));
        }
        attempts.right("name " + name);
        // Whoever was logged in here before is no longer.
        request.cookie(Cookies.SESSION).ifPresent(sessions::end);
        var cookie = Cookies.session(sessions.begin(user.get()), Sessions.LIFE, secure);
        return Reply.seeOther(next).with("Set-Cookie", cookie);
    }

    /// Counted and written down, so no longer than any name.
    private static String name(Request request) {
        var name = request.field("name").strip();
        return name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
    }

    private Reply logout(Request request) {
        request.cookie(Cookies.SESSION).ifPresent(sessions::end);
        request.caller()
                .ifPresent(who -> onlooker.door(who.name(), "logout", "ok", request.from()));
        return Reply.seeOther("/login")
                .with("Set-Cookie", Cookies.session("", Duration.ZERO, secure));
    }

    private Reply setup(Request request) {
        check(request, "first admin");
        try {
            if (code.use(
                    request.field("code"),
                    request.field("name").strip(),
                    request.field("password"))) {
                onlooker.door(request.field("name"), "first admin", "ok", request.from());
                return Reply.seeOther("/login?welcome=1");
            }
        } catch (IllegalArgumentException flaw) {
            return Reply.seeOther("/setup?wrong=" + encoded(String.valueOf(flaw.getMessage())));
        }
        wrong(request, "first admin");
        return Reply.seeOther("/setup?wrong=" + encoded("the code is wrong or was used"));
    }

    private void check(Request request, String name) {
        attempts.check("address " + request.from());
        attempts.check("name " + name);
    }

    private void wrong(Request request, String name) {
        attempts.wrong("address " + request.from());
        attempts.wrong("name " + name);
    }

    /// Only a path of ours: `//elsewhere` and `/\elsewhere` are other sites to a browser.
    private static String next(String wanted) {
        return wanted.matches("/([A-Za-z0-9._~?=&%-][A-Za-z0-9._~?=&%/-]*)?") ? wanted : "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
