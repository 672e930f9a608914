package dev.relight.intake;

import dev.relight.settings.Senders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Says whether a post carries the signature that the settings ask for, in time and for the first
/// time.
public final class Seals {
    /// Signatures that are remembered; when there are more, posts must wait, or one could be played
    /// again.
    private static final int REMEMBERED_MAX = 200_000;

    /// A webhook of PagerDuty carries its time in the body, where older ones are passed over.
    static final Duration PAGERDUTY_OLD = Duration.ofMinutes(15);

    private final UnaryOperator<@Nullable String> environment;
    private final Map<String, Instant> taken = new HashMap<>();

    /// What a signature is worth.
    public sealed interface Verdict {
        /// It is right. Once what came with it is on disk, [Seals#remember] it.
        ///
        /// @param mark empty: nothing tells it from an honest repetition
        /// @param until from then on its own time gives it away
        record Genuine(String mark, Instant until) implements Verdict {}

        /// It is not, or not any more.
        record Refused(int status, String because, String mend) implements Verdict {}
    }

    /// @param environment value of a variable; null if unset
    public Seals(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /// @param ways any of them is good; not empty
    /// @param header of the request by its name; empty if it is not there
    public Verdict check(
            List<Senders.Signed> ways, UnaryOperator<String> header, byte[] body, Instant now) {
        if (ways.isEmpty()) throw new IllegalArgumentException("no way to sign; ask for a token");
        var verdict = check(ways.getFirst(), header, body, now);
        for (var way : ways.subList(1, ways.size())) {
            if (verdict instanceof Verdict.Genuine) return verdict;
            var next = check(way, header, body, now);
            // That it came too late or twice says more than that another key did not fit.
            if (rank(next) > rank(verdict)) verdict = next;
        }
        return verdict;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Genuine _ -> 2;
            case Verdict.Refused(int status, _, _) -> status == 401 ? 0 : 1;
        };
    }

    private Verdict check(
            Senders.Signed way, UnaryOperator<String> header, byte[] body, Instant now) {
        var key = way.key().reveal(environment);
        if (key.isEmpty())
            return new Verdict.Refused(
                    503,
                    "the key for %s is not here: %s".formatted(way.source(), way.key()),
                    "set it where Relight runs");
        var seal = new Seal(way, header);
        if (seal.sent().isEmpty()) return wrong("the header %s is missing".formatted(way.header()));
        String right;
        try {
            right = seal.right(key.get(), body);
        } catch (IllegalArgumentException notBase64) {
            return new Verdict.Refused(
                    503, "the key in %s is no key".formatted(way.key()), "whsec_ takes base64");
        }
        if (!seal.isSigned(right)) return wrong("the signature does not fit");
        if (way.scheme() == Senders.Scheme.PAGERDUTY)
            return first(way.source() + right, now.plus(PAGERDUTY_OLD), now);
        if (!seal.isTimed()) return new Verdict.Genuine("", now);
        return inTime(seal, way.tolerance(), way.source() + right, now);
    }

    private Verdict inTime(Seal seal, Duration tolerance, String mark, Instant now) {
        if (!seal.time().matches("[0-9]{1,11}")) return wrong("its time is no number of seconds");
        var at = Instant.ofEpochSecond(Long.parseLong(seal.time()));
        if (Duration.between(at, now).abs().compareTo(tolerance) > 0)
            return wrong("it was signed at %s, which is too far from now".formatted(at));
        return first(mark, at.plus(tolerance), now);
    }

    private synchronized Verdict first(String mark, Instant until, Instant now) {
        if (taken.containsKey(mark))
            return new Verdict.Refused(409, "this very post was taken before", "sign it anew");
        if (taken.size() >= REMEMBERED_MAX) taken.values().removeIf(it -> it.isBefore(now));
        if (taken.size() >= REMEMBERED_MAX)
            return new Verdict.Refused(503, "too many signed posts at a time", "send it again");
        return new Verdict.Genuine(mark, until);
    }

    /// What came with it is on disk: it is not taken again. Before that, a sender may repeat it.
    public synchronized void remember(Verdict.Genuine genuine) {
        if (!genuine.mark().isEmpty()) taken.put(genuine.mark(), genuine.until());
    }

    private static Verdict wrong(String because) {
        return new Verdict.Refused(401, because, "check key, headers and clock on both sides");
    }
}
