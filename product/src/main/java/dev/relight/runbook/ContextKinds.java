package dev.relight.runbook;

import dev.relight.danger.Danger;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Phase;
import java.util.List;
import java.util.Set;

/// What "if needed" means: the words name no fact, so what stands before the step decides.
final class ContextKinds {
    /// Words of an action that starts something anew.
    private static final Set<String> RESTARTS =
            Set.of(
                    "restart",
                    "recreate",
                    "reload",
                    "start",
                    "up",
                    "reboot",
                    "redeploy",
                    "rollout",
                    "down",
                    "stop",
                    "kill");

    private ContextKinds() {}

    static ConditionKind decide(Stated stated) {
        if (stated.commands.isEmpty() || !stated.source.equals("comment")) return ofTask(stated);
        var draft = stated.commands.iterator().next();
        if (draft.warned || draft.block == null) return ConditionKind.JUDGEMENT;
        if (draft.phase() == Phase.VERIFY) return ConditionKind.JUDGEMENT;
        if (reclaims(draft)) return ConditionKind.FINDING;
        var before = before(draft);
        if (restarts(draft) && before.stream().anyMatch(one -> one.acts() && restarts(one)))
            return ConditionKind.FAILURE_OF;
        boolean looked = before.stream().anyMatch(one -> !one.acts() && shares(one, draft));
        return looked && before.stream().noneMatch(Draft::acts)
                ? ConditionKind.FINDING
                : ConditionKind.JUDGEMENT;
    }

    /// After the data have been thrown away a restore is always needed.
    private static ConditionKind ofTask(Stated stated) {
        return stated.afterLoss ? ConditionKind.FINDING : ConditionKind.JUDGEMENT;
    }

    private static List<Draft> before(Draft draft) {
        return draft.block == null
                ? List.of()
                : draft.block.commands().stream().filter(one -> one.line < draft.line).toList();
    }

    private static boolean restarts(Draft draft) {
        for (var word : draft.text.split("\\s+")) if (RESTARTS.contains(word)) return true;
        return false;
    }

    /// A clean-up is needed when space is short: that can be measured.
    private static boolean reclaims(Draft draft) {
        if (draft.danger() != Danger.DESTRUCTIVE) return false;
        for (var word : Fold.of(draft.text).words())
            if (Set.of("prune", "vacuum", "clean", "autoremove", "autoclean", "truncate")
                    .contains(word)) return true;
        return false;
    }

    /// Whether both steps speak of one thing: "Check database", "Restart database".
    private static boolean shares(Draft look, Draft act) {
        var words = Fold.of(act.step).words();
        for (var word : Fold.of(look.step).words())
            if (word.length() > 3 && words.contains(word)) return true;
        return false;
    }
}
