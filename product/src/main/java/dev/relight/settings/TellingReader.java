package dev.relight.settings;

import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads everything about people and how they are told.
final class TellingReader {
    private final Path folder;

    TellingReader(Path folder) {
        this.folder = folder;
    }

    /// What was read: the people stand on their own, since they also log in.
    record Read(List<Person> people, Telling telling) {}

    Read read(Entry root) {
        var zone = RotationReader.zone(root, "zone", ZoneId.of("UTC"));
        var channels = new ChannelReader(folder).read(root);
        var people = new PeopleReader(channels);
        var all = people.read(root);
        new RotationReader(people, zone).read(root);
        var duties = people.duties(root);
        var policies = new PolicyReader(people).read(root);
        return new Read(
                all,
                new Telling(
                        externalUrl(root),
                        zone,
                        channels,
                        people.rotations(),
                        duties,
                        policies,
                        house(root, policies),
                        heartbeat(root),
                        morning(root, people),
                        back(root)));
    }

    private static @Nullable EscalationPolicy house(Entry root, List<EscalationPolicy> policies) {
        var name = root.text("escalation");
        if (name.isEmpty()) return null;
        for (var policy : policies) if (policy.name().equals(name.get())) return policy;
        root.wrongAt(
                "escalation",
                "there is no policy named '%s'".formatted(name.get()),
                "add it under `policies:`");
        return null;
    }

    private static @Nullable URI externalUrl(Entry root) {
        var text = root.text("external_url");
        if (text.isEmpty()) return null;
        try {
            var uri = URI.create(text.get().replaceFirst("/+$", ""));
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme()))
                return uri;
        } catch (IllegalArgumentException notAnAddress) {
            // told below, like any other word that is none
        }
        root.wrongAt(
                "external_url",
                "'%s' is no web address".formatted(text.get()),
                "write what people type into the browser, such as https://relight.example.org");
        return null;
    }

    private Telling.@Nullable Heartbeat heartbeat(Entry root) {
        var entry = root.entry("heartbeat");
        if (entry.isEmpty()) return null;
        var url = entry.get().secret("url", folder);
        var every = entry.get().duration("every", Telling.Heartbeat.EVERY_DEFAULT);
        if (url.isEmpty()) entry.get().required("url", "https://hc.example.org/ping/...");
        if (every.compareTo(Telling.Heartbeat.EVERY_MIN) < 0)
            entry.get().wrongAt("every", "that is too often", "beat every 10s or less often");
        if (url.isPresent() && url.get().kind() == Secret.Kind.HERE) {
            var flaw = Telling.addressFlaw(url.get().source());
            if (flaw != null)
                entry.get().wrongAt("url", "the address " + flaw, "write https://host/path");
        }
        entry.get().nothingElse();
        return url.map(it -> new Telling.Heartbeat(it, every)).orElse(null);
    }

    private static Telling.@Nullable Morning morning(Entry root, PeopleReader people) {
        var entry = root.entry("morning");
        if (entry.isEmpty()) return null;
        var at = LocalTime.of(8, 0);
        var text = entry.get().text("at");
        try {
            if (text.isPresent()) at = LocalTime.parse(text.get());
        } catch (DateTimeException broken) {
            entry.get().wrongAt("at", "'%s' is no time".formatted(text.get()), "write \"08:00\"");
        }
        var channels = people.channels(entry.get(), "channels");
        if (channels.isEmpty())
            entry.get().wrongAt("channels", "nobody would hear it", "add `channels: [team-chat]`");
        entry.get().nothingElse();
        return channels.isEmpty() ? null : new Telling.Morning(at, channels);
    }

    private Telling.Back back(Entry root) {
        var entry = root.entry("answers");
        if (entry.isEmpty()) return new Telling.Back(null, null);
        var back =
                new Telling.Back(
                        entry.get().secret("pagerduty", folder).orElse(null),
                        entry.get().secret("slack", folder).orElse(null));
        entry.get().nothingElse();
        return back;
    }
}
