package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.finding.Companions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The order in which things are tried: the believed scenario first, then the least dangerous, in
/// the author's order within a danger.
final class Ladder {
    private Ladder() {}

    /// All rungs of the plan that have not been tried, the next first.
    static List<Rung.Key> ahead(Incident.Open open) {
        var procedures = Procedures.of(open.opening().plan());
        var order = new LinkedHashSet<Rung.Key>();
        var chosen = open.trail().chosen();
        if (chosen != null) order.addAll(rungs(procedures, chosen));
        for (var other : open.trail().candidates())
            if (other.strong()) order.addAll(rungs(procedures, other));
        var rest = new ArrayList<Rung.Key>();
        for (var procedure : procedures) rest.addAll(procedure.rungs());
        var lost = Evidence.lost(open);
        rest.sort(
                Comparator.comparing(Rung.Key::ceiling)
                        .thenComparing(key -> !isAbout(lost, open, key)));
        order.addAll(rest);
        order.removeAll(open.trail().tried().keySet());
        return List.copyOf(order);
    }

    /// What may be of another day brings nothing drastic forward.
    private static List<Rung.Key> rungs(List<Procedure> procedures, Hypothesis believed) {
        return procedures.stream()
                .filter(procedure -> procedure.line() == believed.section())
                .flatMap(procedure -> procedure.rungs().stream())
                .filter(key ->
                        !believed.undated() || key.ceiling().compareTo(Danger.REVERSIBLE) <= 0)
                .toList();
    }

    /// What brings back a dependency that was lost goes before what restarts the service.
    private static boolean isAbout(SortedSet<String> lost, Incident.Open open, Rung.Key key) {
        if (lost.isEmpty()) return false;
        var words = new TreeSet<String>();
        for (var name : lost) {
            words.add(name);
            for (var part : name.split("[^A-Za-z0-9]+", -1))
                if (Companions.isBeside(open.opening().service(), part)) words.add(part);
        }
        words.remove(open.opening().service());
        return procedure(open, key).unit(key.unit()).commands().stream()
                .filter(Manner::acts)
                .anyMatch(command ->
                        words.stream()
                                .anyMatch(word ->
                                        (" " + command.joined() + " ")
                                                .matches(
                                                        "(?s).*[^A-Za-z0-9]"
                                                                + Pattern.quote(word)
                                                                + "[^A-Za-z0-9].*")));
    }

    static Procedure procedure(Incident.Open open, Rung.Key key) {
        return Procedures.of(open.opening().plan()).stream()
                .filter(procedure -> procedure.line() == key.procedure())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no procedure for " + key));
    }
}
