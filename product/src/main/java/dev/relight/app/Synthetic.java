package dev.relight.app;

import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.danger.Unattended;
import dev.relight.finding.Instrument;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.settings.Checks;
import dev.relight.settings.Service;
import dev.relight.shell.Binding;
import dev.relight.shell.Placeholders;
import dev.relight.watch.Check;
import dev.relight.watch.Hysteresis;
import dev.relight.watch.Watched;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The runbook's own looks, asked again and again: what verifies decides whether it is up, what
/// measures disks and memory tells when they will be full.
///
/// Only what is read-only, complete and decidable; the rest is left to incidents.
final class Synthetic {
    /// More commands a minute are load on the service they look at.
    private static final int ROUNDS_MAX = 12;

    private static final Set<Phase> MEASURING =
            EnumSet.of(Phase.ASSESS, Phase.TRIAGE, Phase.DIAGNOSE, Phase.VERIFY);

    private Synthetic() {}

    static List<Watched.Round> rounds(
            Service service, Checks checks, Plan plan, Set<Platform> platforms) {
        var rounds = new ArrayList<Watched.Round>();
        for (var command : plan.commands())
            if (rounds.size() < ROUNDS_MAX && isFit(command, platforms))
                sense(command)
                        .flatMap(sense -> check(service, command, sense))
                        .map(check ->
                                new Watched.Round(
                                        check,
                                        checks.every(),
                                        checks.timeout(),
                                        Hysteresis.Rule.standard()))
                        .ifPresent(rounds::add);
        return rounds;
    }

    private static boolean isFit(Command command, Set<Platform> platforms) {
        var form = command.unattended();
        boolean runs = form == null ? !command.interactive() : form.kind() == Unattended.Kind.SHELL;
        return command.danger() == Danger.OBSERVE
                && runs
                && !command.revealsSecret()
                && command.envNeeded().isEmpty()
                && command.condition() == null
                && platforms.contains(command.platform());
    }

    private static Optional<Check.Sense> sense(Command command) {
        var check = command.check();
        if (command.phase() == Phase.VERIFY && check != null)
            return Optional.of(new Check.Sense.Expects(check, command.line()));
        var kind = command.evidence().isEmpty() ? "" : command.evidence().getFirst();
        return MEASURING.contains(command.phase()) && (kind.equals("disk") || kind.equals("memory"))
                ? Optional.of(new Check.Sense.Levels())
                : Optional.empty();
    }

    private static Optional<Check> check(Service service, Command command, Check.Sense sense) {
        var form = command.unattended();
        var text = form == null ? command.text() : form.text();
        return switch (Binding.bind(text, values(service, text))) {
            case Binding.Refused(_) -> Optional.empty();
            case Binding.Bound(var bound, var environment) ->
                    Optional.of(
                            new Check.Command(
                                    Instrument.of(bound).text(),
                                    service.directory().toAbsolutePath().toString(),
                                    environment,
                                    sense,
                                    "line %d, %s"
                                            .formatted(command.line(), command.joined().strip())));
        };
    }

    private static Map<String, String> values(Service service, String text) {
        var values = new TreeMap<String, String>();
        for (var placeholder : Placeholders.in(text)) {
            var name = placeholder.name().toLowerCase(java.util.Locale.ROOT);
            var value = service.placeholders().get(placeholder.text());
            if (value == null) value = service.placeholders().get(placeholder.name());
            if (value == null) value = service.placeholders().get(name.replaceAll("[ _]+", "-"));
            if (value == null && name.matches("service([ _-]name)?")) value = service.name();
            if (value != null) values.put(placeholder.text(), value);
        }
        return values;
    }
}
