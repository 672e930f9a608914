package dev.relight.rehearse;

import dev.relight.plan.Command;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// What a service plays tonight: what it suffers from, which of the runbook's commands help, and
/// which expectations are not met although they have nothing to do with it.
///
/// @param effects of the commands that change something, by line
/// @param failing lines whose expectation is not met while the service is down
record Role(
        Script script, Ailment ailment, Map<Integer, Answer.Effect> effects, Set<Integer> failing) {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration ACT = Duration.ofSeconds(2);

    Role {
        effects = Map.copyOf(effects);
        failing = Set.copyOf(failing);
    }

    Answer answer(int line, String text, boolean up, Fate fate) {
        var suffers = up ? Ailment.none(script.plan()) : ailment;
        var effect = effects.getOrDefault(line, Answer.Effect.NONE);
        var said =
                fate.strikes(Mishap.ODD)
                        ? fate.oneOf(script.all(line, text, suffers))
                        : script.says(line, text, suffers, isMet(line, up));
        var took = effect == Answer.Effect.NONE ? LOOK : ACT;
        return new Answer(said.exit(), said.out(), said.err(), took, effect);
    }

    /// A look at the health tells the truth; anything else is met unless the night has it fail.
    private boolean isMet(int line, boolean up) {
        if (up) return true;
        var command = script.plan().command(line);
        return command.map(it -> !isAboutHealth(it)).orElse(true) && !failing.contains(line);
    }

    private static boolean isAboutHealth(Command command) {
        return command.evidence().contains("http-health");
    }
}
