package dev.relight.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is logged in through a browser; in memory, so that a restart asks everybody again.
public final class Sessions {
    /// A shift and a bit.
    public static final Duration LIFE = Duration.ofHours(12);

    /// The oldest goes when there are more.
    private static final int SESSIONS_MAX = 10_000;

    private final Accounts accounts;
    private final InstantSource clock;
    private final Map<String, Session> byDigest =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
                    return size() > SESSIONS_MAX;
                }
            };

    /// @param since of the user: a new password or a removed user ends the session
    private record Session(String user, Instant since, Instant until, String csrf) {}

    public Sessions(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// A fresh secret for the cookie.
    public synchronized String begin(User user) {
        var secret = Secrets.fresh();
        byDigest.put(
                Secrets.digest(secret),
                new Session(
                        user.name(), user.since(), clock.instant().plus(LIFE), Secrets.fresh()));
        return secret;
    }

    /// Who has this cookie; the rights are those of the user now.
    public Optional<Caller> caller(String secret) {
        var session = find(secret);
        if (session == null || !clock.instant().isBefore(session.until())) return Optional.empty();
        return accounts.user(session.user())
                .filter(user -> user.since().equals(session.since()))
                .map(user -> new Caller(user.name(), Right.of(user.role()), session.csrf()));
    }

    private synchronized @Nullable Session find(String secret) {
        return byDigest.get(Secrets.digest(secret));
    }

    public synchronized void end(String secret) {
        byDigest.remove(Secrets.digest(secret));
    }
}
