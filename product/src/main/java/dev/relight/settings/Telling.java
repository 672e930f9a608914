package dev.relight.settings;

import dev.relight.people.Duty;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.Rotation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is told what, and by which way.
///
/// @param externalUrl where people's browsers find Relight; null: messages carry no links
/// @param house the policy of services that name none, and of alerts about no service; null: none
/// @param heartbeat whom Relight tells that it is alive; null: nobody
/// @param morning when it tells what was done over night; null: never
/// @param back secrets of those who answer from outside
public record Telling(
        @Nullable URI externalUrl,
        ZoneId zone,
        List<Channel> channels,
        List<Rotation> rotations,
        List<Duty> duties,
        List<EscalationPolicy> policies,
        @Nullable EscalationPolicy house,
        @Nullable Heartbeat heartbeat,
        @Nullable Morning morning,
        Back back) {
    public Telling {
        channels = List.copyOf(channels);
        rotations = List.copyOf(rotations);
        duties = List.copyOf(duties);
        policies = List.copyOf(policies);
    }

    /// Nobody is told anything.
    public static Telling none() {
        return new Telling(
                null,
                ZoneId.of("UTC"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                new Back(null, null));
    }

    public Optional<Channel> channel(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    public Optional<EscalationPolicy> policy(String name) {
        return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /// What is wrong with an address to send to, without the address: it may be a secret; null if
    /// nothing.
    public static @Nullable String addressFlaw(String text) {
        try {
            var uri = new URI(text);
            var host = uri.getHost();
            if (host == null) return "names no host";
            if ("https".equals(uri.getScheme())) return null;
            if (!"http".equals(uri.getScheme())) return "begins neither with https nor http";
            return isHere(host) ? null : "is plain http to another machine";
        } catch (URISyntaxException broken) {
            return "is no web address";
        }
    }

    static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    /// A dead-man's switch: somebody else raises the alarm when it is not called in time.
    public record Heartbeat(Secret url, Duration every) {
        public static final Duration EVERY_DEFAULT = Duration.ofMinutes(1);

        /// More often is load, not a sign of life.
        public static final Duration EVERY_MIN = Duration.ofSeconds(10);
    }

    /// One message a day.
    ///
    /// @param at on the wall clock of the file's `zone`
    public record Morning(LocalTime at, List<String> channels) {
        public Morning {
            channels = List.copyOf(channels);
        }
    }

    /// By what answers from outside are known to be genuine; null: they are not taken.
    public record Back(@Nullable Secret pagerduty, @Nullable Secret slack) {}
}
