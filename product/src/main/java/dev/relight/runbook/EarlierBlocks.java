package dev.relight.runbook;

import dev.relight.danger.Danger;
import dev.relight.danger.Unattended;
import dev.relight.danger.Verdict;
import dev.relight.shell.Node;
import dev.relight.shell.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Variables that one block sets and a later one uses: the author typed both into one terminal.
///
/// Blocks run in shells of their own, so the line that sets the variable is put in front of the one
/// that needs it. Only lines that do nothing but set variables are taken along, and only where
/// nothing else sets the same variable.
final class EarlierBlocks {
    private static final Set<String> SETTERS = Set.of("export", "declare", "readonly", "typeset");

    /// Lines taken along for one command; more are a script of its own.
    private static final int SETTERS_MAX = 8;

    private final Map<String, Draft> setters = new HashMap<>();

    /// Set in two ways, such as for two sites: only a person knows which holds.
    private final Set<String> disputed = new HashSet<>();

    /// A verdict that needs less, and says what runs instead; the same where nothing is known.
    Verdict provided(Draft draft, Verdict verdict) {
        var form = verdict.unattended();
        boolean shell = form == null || form.kind() == Unattended.Kind.SHELL;
        if (!shell || verdict.envNeeded().isEmpty() || setters.isEmpty()) return verdict;
        var taken = new LinkedHashSet<Draft>();
        var needed = new ArrayList<String>();
        for (var name : verdict.envNeeded()) if (!take(name, taken)) needed.add(name);
        if (taken.isEmpty() || taken.size() > SETTERS_MAX) return verdict;
        var text = new StringBuilder();
        var placeholders = new LinkedHashSet<String>();
        for (var setter : taken) {
            text.append(setter.joined()).append("; ");
            placeholders.addAll(setter.judged().placeholders());
            setter.judged().envNeeded().stream()
                    .filter(name -> !setters.containsKey(name) && !needed.contains(name))
                    .forEach(needed::add);
        }
        placeholders.addAll(verdict.placeholders());
        text.append(form == null ? draft.joined() : form.text());
        return new Verdict(
                verdict.danger(),
                verdict.reasons(),
                verdict.interactive(),
                new Unattended(Unattended.Kind.SHELL, text.toString()),
                verdict.platform(),
                List.copyOf(placeholders),
                needed,
                verdict.revealsSecret()
                        || taken.stream().anyMatch(setter -> setter.judged().revealsSecret()));
    }

    /// Those it needs itself come first.
    private boolean take(String name, Set<Draft> taken) {
        var setter = setters.get(name);
        if (setter == null) return false;
        if (taken.contains(setter) || taken.size() > SETTERS_MAX) return true;
        for (var other : setter.judged().envNeeded())
            if (!other.equals(name) && setters.get(other) != setter) take(other, taken);
        taken.add(setter);
        return true;
    }

    /// What a block leaves behind for those below it.
    void learn(Block block) {
        for (var draft : block.commands()) {
            boolean plain = draft.session == null && draft.opens == null && sets(draft);
            for (var name : Variables.set(draft.tree)) {
                var before = setters.get(name);
                boolean again = before != null && !before.joined().equals(draft.joined());
                if (!plain || again) disputed.add(name);
                if (disputed.contains(name)) setters.remove(name);
                else setters.put(name, draft);
            }
        }
    }

    private static boolean sets(Draft draft) {
        var verdict = draft.verdict;
        if (verdict == null || verdict.danger() != Danger.OBSERVE || verdict.interactive())
            return false;
        if (!(draft.tree instanceof Node.Simple simple) || !simple.redirects().isEmpty())
            return false;
        return simple.words().isEmpty() || SETTERS.contains(simple.words().getFirst().value());
    }
}
