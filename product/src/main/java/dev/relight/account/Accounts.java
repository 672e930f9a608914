package dev.relight.account;

import dev.relight.people.Role;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Users and tokens of one state folder. Safe for threads, and for a second process.
public final class Accounts {
    /// More than a company has on call.
    static final int USERS_MAX = 10_000;

    private final AccountFile file;
    private final InstantSource clock;

    public Accounts(Path folder, InstantSource clock) {
        file = new AccountFile(folder);
        this.clock = clock;
    }

    public List<User> users() {
        return file.content().users();
    }

    public List<Token> tokens() {
        return file.content().tokens();
    }

    public Optional<User> user(String name) {
        return users().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /// Adds a user, or gives one of this name a new password and role.
    ///
    /// @throws IllegalArgumentException the name or the password will not do; says why
    public void put(String name, Role role, String password) {
        check(User.isName(name), "'" + name + "' cannot name a user; use letters, digits, ._@-");
        Passwords.flaw(password)
                .ifPresent(flaw -> check(false, "the password will not do: " + flaw));
        var fresh = new User(name, role, Passwords.hash(password), clock.instant());
        file.change(old -> {
            check(old.users().size() < USERS_MAX, "there are too many users");
            return new AccountFile.Content(
                    Stream.concat(
                                    old.users().stream().filter(user -> !user.name().equals(name)),
                                    Stream.of(fresh))
                            .toList(),
                    old.tokens());
        });
    }

    /// Removes a user with all of that user's tokens; false if there is none.
    public boolean remove(String name) {
        boolean known = user(name).isPresent();
        file.change(old ->
                new AccountFile.Content(
                        old.users().stream().filter(user -> !user.name().equals(name)).toList(),
                        old.tokens().stream()
                                .filter(token -> !token.user().equals(name))
                                .toList()));
        return known;
    }

    /// Makes a token; this is the only time it is shown.
    ///
    /// @param user whose it is; empty for a sender of alerts
    public String issue(String name, String user) {
        check(User.isName(name), "'" + name + "' cannot name a token; use letters, digits, ._@-");
        check(
                tokens().stream().noneMatch(token -> token.name().equals(name)),
                "there is a token '" + name + "' already; revoke it first");
        check(user.isEmpty() || user(user).isPresent(), "there is no user '" + user + "'");
        var secret = Token.PREFIX + Secrets.fresh();
        var token = new Token(name, user, Secrets.digest(secret), clock.instant());
        file.change(old ->
                new AccountFile.Content(
                        old.users(),
                        Stream.concat(old.tokens().stream(), Stream.of(token)).toList()));
        return secret;
    }

    /// False if there is no such token.
    public boolean revoke(String name) {
        boolean known = tokens().stream().anyMatch(token -> token.name().equals(name));
        file.change(old ->
                new AccountFile.Content(
                        old.users(),
                        old.tokens().stream()
                                .filter(token -> !token.name().equals(name))
                                .toList()));
        return known;
    }

    /// The user, if name and password fit; takes the same time either way.
    public Optional<User> login(String name, String password) {
        var known = user(name);
        if (known.isEmpty()) Passwords.fitsNobody(password);
        return known.filter(user -> Passwords.fits(password, user.password()));
    }

    /// Who holds this token.
    public Optional<Caller> byToken(String secret) {
        if (!secret.startsWith(Token.PREFIX)) return Optional.empty();
        var digest = Secrets.digest(secret);
        return tokens().stream()
                .filter(token -> Secrets.same(token.digest(), digest))
                .findFirst()
                .flatMap(token ->
                        token.isForIntake()
                                ? Optional.of(token.caller(Set.of(Right.INTAKE)))
                                : user(token.user())
                                        .map(user -> token.caller(Right.of(user.role()))));
    }

    private static void check(boolean holds, String what) {
        if (!holds) throw new IllegalArgumentException(what);
    }
}
