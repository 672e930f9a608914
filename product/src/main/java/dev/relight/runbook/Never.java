package dev.relight.runbook;

import dev.relight.lexicon.RemarkRole;

/// Takes commands under a comment such as `# DON'T:` out of a block.
final class Never {
    private Never() {}

    static void drop(Block block) {
        boolean forbidden = false;
        for (var run : block.runs) {
            boolean said = run.notes.stream().anyMatch(note -> note.is(RemarkRole.NEVER));
            if (said) {
                forbidden = true;
                run.notes.forEach(note -> note.role = "never");
            } else if (!run.notes.isEmpty() || !run.joined) forbidden = false;
            if (!forbidden) continue;
            run.commands.clear();
            run.after.clear();
            run.forbidden = true;
        }
    }
}
