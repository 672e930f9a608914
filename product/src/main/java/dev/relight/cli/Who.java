package dev.relight.cli;

import dev.relight.incident.Contacts;
import dev.relight.lexicon.EscalationKind;
import dev.relight.notify.Recipients;
import dev.relight.people.Duty;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.OnCall;
import dev.relight.people.Person;
import dev.relight.people.Rotation;
import dev.relight.runbook.Compiler;
import dev.relight.settings.Durations;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;

/// `relight who`: who is on call, and how each would be reached.
final class Who implements Subcommand {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    @Override
    public String name() {
        return "who";
    }

    @Override
    public String summary() {
        return "who is on call, now or later, and how each is reached";
    }

    @Override
    public String help() {
        return """
        usage: relight who [SERVICE] [options]

        Prints for each service who would be told when it goes down, level by level, and by which
        way; who stands for the people its runbook names; and whose turn it is in every rotation.
        Sends nothing.

          --at TIME         then instead of now: 2026-12-24T20:00 (on the clock of the file's zone),
                            2026-12-24T20:00Z, or from now on: 3d, 12h
          --settings FILE   the team's settings (default: relight.yaml here)

        examples:
          relight who
          relight who web --at 2026-12-24T20:00

        exit codes: 0 somebody is reached, 1 a service reaches nobody, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options =
                new org.apache.commons.cli.Options()
                        .addOption(Option.builder().longOpt("at").hasArg().get())
                        .addOption(Option.builder().longOpt("settings").hasArg().get());
        var line = Options.parse("who", options, arguments);
        var file =
                Optional.ofNullable(line.getOptionValue("settings"))
                        .map(Path::of)
                        .orElse(SettingsFile.DEFAULT);
        var settings = SettingsFile.read("who", file, terminal);
        var asked = line.getArgList();
        if (asked.size() > 1) throw new Usage("who: name one service, or none for all");
        var services = asked.isEmpty() ? settings.services() : List.of(service(settings, asked));
        var at = at(line.getOptionValue("at", "0s"), settings.telling().zone());
        var page = new Sheet(terminal, at, settings.telling().zone());
        page.begin();
        boolean all = true;
        for (var service : services) {
            all &= page.service(service, settings.policy(service));
            page.contacts(service, settings);
        }
        if (asked.isEmpty()) {
            settings.telling().rotations().forEach(page::rotation);
            settings.telling().duties().forEach(page::duty);
        }
        return all ? Exit.OK : Exit.NO;
    }

    private static Service service(Settings settings, List<String> asked) throws Usage {
        var name = asked.getFirst();
        var known = settings.services().stream().map(Service::name).toList();
        return settings.service(name)
                .orElseThrow(() ->
                        new Usage(
                                "who: no service is named '%s'.%s%n  mend: use one of: %s"
                                        .formatted(
                                                name,
                                                Nearest.hint(name, known),
                                                String.join(", ", known))));
    }

    private static Instant at(String text, ZoneId zone) throws Usage {
        var later = Durations.parse(text);
        if (later.isPresent()) return Instant.now().plus(later.get());
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
            } catch (DateTimeException broken) {
                throw new Usage(
                        "who: '%s' is no time%n  mend: write 2026-12-24T20:00 or 3d"
                                .formatted(text));
            }
        }
    }

    /// What is printed.
    private record Sheet(Terminal terminal, Instant at, ZoneId zone) {
        void begin() {
            print(terminal.dim(CLOCK.format(at.atZone(zone))));
        }

        /// False if nobody is reached.
        boolean service(Service service, Optional<EscalationPolicy> policy) {
            print("");
            if (policy.isEmpty()) {
                print(terminal.bold(service.name()) + "  " + terminal.red("nobody is told"));
                print("  mend: give it `escalation: NAME` of a policy");
                return false;
            }
            print(terminal.bold(service.name()) + "  policy " + policy.get().name());
            boolean reached = false;
            for (var level : policy.get().levels()) {
                print("  %-9s%s".formatted(delay(level.after()), level.words()));
                for (var person : level.reached(at)) reached |= person(person);
                reached |= !level.channels().isEmpty();
            }
            if (policy.get().rounds() > 1)
                print("  all that %d times while nobody answers".formatted(policy.get().rounds()));
            if (!policy.get().updates().isEmpty())
                print("  updates  " + String.join(", ", policy.get().updates()));
            return reached;
        }

        /// Whom the runbook names, and who stands for them.
        void contacts(Service service, Settings settings) {
            for (var contact : named(service)) {
                var duty = Recipients.duty(settings, contact);
                var holders =
                        duty.map(it ->
                                it.holders(at).stream()
                                        .map(Person::name)
                                        .collect(Collectors.joining(", ")));
                print(
                        "  runbook  %s: %s"
                                .formatted(
                                        contact,
                                        holders.orElseGet(() ->
                                                terminal.dim(
                                                        "the next level (or name it under `roles`)"))));
            }
        }

        private static List<String> named(Service service) {
            try {
                return Compiler.standard().compile(service.runbook()).plan().escalation().stream()
                        .filter(row -> row.kind() == EscalationKind.CONTACT)
                        .map(Contacts::name)
                        .distinct()
                        .toList();
            } catch (IOException unreadable) {
                return List.of();
            }
        }

        private boolean person(Person person) {
            var ways =
                    person.reach().stream().map(Object::toString).collect(Collectors.joining(", "));
            print(
                    "           %s (%s): %s"
                            .formatted(
                                    person.name(),
                                    person.role().word(),
                                    ways.isEmpty() ? terminal.red("no way to reach") : ways));
            return !ways.isEmpty();
        }

        void rotation(Rotation rotation) {
            print("");
            print(
                    "%s: %s%s"
                            .formatted(
                                    terminal.bold(rotation.name()),
                                    OnCall.who(rotation, at).name(),
                                    OnCall.cover(rotation, at)
                                            .map(cover -> ", stands in: " + cover.because())
                                            .orElse("")));
            OnCall.next(rotation, at)
                    .ifPresent(next ->
                            print(
                                    "  from %s: %s"
                                            .formatted(
                                                    CLOCK.format(next.at().atZone(rotation.zone())),
                                                    next.person().name())));
        }

        void duty(Duty duty) {
            var names =
                    duty.holders(at).stream().map(Person::name).collect(Collectors.joining(", "));
            print(terminal.bold(duty.name()) + ": " + names);
        }

        private static String delay(Duration after) {
            if (after.isZero()) return "at once";
            return "+" + after.toString().substring(2).toLowerCase(Locale.ROOT);
        }

        private void print(String line) {
            terminal.out().println(line);
        }
    }
}
