package dev.relight.settings;

import dev.relight.people.Address;
import dev.relight.people.Duty;
import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.people.Rotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `people` and `roles`, and finds by name what other sections speak of.
final class PeopleReader {
    private final List<Channel> channels;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Rotation> rotations = new LinkedHashMap<>();

    PeopleReader(List<Channel> channels) {
        this.channels = channels;
    }

    List<Person> read(Entry root) {
        for (var entry : root.entries("people")) {
            var person = person(entry);
            if (person.isEmpty()) continue;
            if (people.putIfAbsent(person.get().name(), person.get()) != null)
                entry.wrongAt(
                        "name",
                        "there are two people named '%s'".formatted(person.get().name()),
                        "give each a name of their own, such as 'Ada L.'");
        }
        return List.copyOf(people.values());
    }

    private Optional<Person> person(Entry entry) {
        var name = entry.required("name", "Ada");
        var role = entry.word("role", Role.values(), Role::word).orElse(Role.RESPONDER);
        var reach = new ArrayList<Address>();
        entry.pairs("reach")
                .forEach((channel, to) -> {
                    if (isChannel(entry, "reach", channel))
                        reach.add(new Address(channel, to.strip()));
                });
        entry.nothingElse();
        return name.filter(each -> !each.isBlank()).map(each -> new Person(each, role, reach));
    }

    /// The people named under `key`.
    List<Person> people(Entry entry, String key) {
        return entry.texts(key).stream()
                .flatMap(name -> Optional.ofNullable(person(entry, key, name)).stream())
                .toList();
    }

    @Nullable Person person(Entry entry, String key, String name) {
        return found(entry, key, "person", "people", name, people);
    }

    List<Rotation> rotations(Entry entry, String key) {
        return entry.texts(key).stream()
                .flatMap(name ->
                        Optional.ofNullable(
                                found(entry, key, "rotation", "rotations", name, rotations))
                                .stream())
                .toList();
    }

    /// The channels named under `key` that there are.
    List<String> channels(Entry entry, String key) {
        return entry.texts(key).stream().filter(name -> isChannel(entry, key, name)).toList();
    }

    private boolean isChannel(Entry entry, String key, String name) {
        if (channels.stream().anyMatch(channel -> channel.name().equals(name))) return true;
        entry.wrongAt(
                key,
                "there is no channel named '%s'".formatted(name),
                "add it under `channels:`, or use one of: "
                        + String.join(", ", channels.stream().map(Channel::name).toList()));
        return false;
    }

    void add(Entry entry, Rotation rotation) {
        if (rotations.putIfAbsent(rotation.name(), rotation) != null)
            entry.wrongAt(
                    "name",
                    "there are two rotations named '%s'".formatted(rotation.name()),
                    "give each its own name");
    }

    List<Rotation> rotations() {
        return List.copyOf(rotations.values());
    }

    List<Duty> duties(Entry root) {
        var duties = new ArrayList<Duty>();
        for (var entry : root.entries("roles")) {
            var name = entry.required("name", "Engineering Manager");
            var duty =
                    new Duty(
                            name.orElse("?"),
                            rotations(entry, "rotations"),
                            people(entry, "people"));
            if (duty.rotations().isEmpty() && duty.people().isEmpty())
                entry.wrongAt(
                        "name",
                        "nobody stands for '%s'".formatted(duty.name()),
                        "add `people: [Ada]` or `rotations: [web]`");
            entry.nothingElse();
            if (name.isPresent()) duties.add(duty);
        }
        return duties;
    }

    private static <T> @Nullable T found(
            Entry entry, String key, String what, String section, String name, Map<String, T> all) {
        var one = all.get(name);
        if (one == null)
            entry.wrongAt(
                    key,
                    "there is no %s named '%s'".formatted(what, name),
                    all.isEmpty()
                            ? "add it under `%s:`".formatted(section)
                            : "add it under `%s:`, or use one of: %s"
                                    .formatted(section, String.join(", ", all.keySet())));
        return one;
    }
}
