package dev.relight.runbook;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Clause;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.RemarkRole;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// Conditions in the comments of one block.
///
/// One that opens the block governs all of it; one that ends in a colon and is followed by numbers
/// governs these; any other governs its own run.
final class BlockConditions {
    private final Block block;
    private final NavigableSet<Integer> tasks;
    private final List<Stated> found = new ArrayList<>();

    /// The run at hand.
    private int at;

    /// Governs from here to the end of the block.
    private @Nullable Stated whole;

    /// Governs while the comments count: `1.`, `2.`.
    private @Nullable Stated counted;

    /// A choice among counted comments: what is counted after it goes with it.
    private @Nullable Stated chosen;

    /// A condition alone among comments: it waits for the commands below.
    private @Nullable Stated waiting;

    private BlockConditions(Block block, NavigableSet<Integer> tasks) {
        this.block = block;
        this.tasks = tasks;
    }

    static List<Stated> read(Block block, NavigableSet<Integer> tasks) {
        var reader = new BlockConditions(block, tasks);
        for (; reader.at < block.runs.size(); reader.at++) reader.run(block.runs.get(reader.at));
        reader.afterLoss();
        return reader.found;
    }

    /// "Restore the data (if needed)" below a command that threw them away is always needed.
    private void afterLoss() {
        int loss = Integer.MAX_VALUE;
        for (var draft : block.commands())
            if (draft.danger() == Danger.DESTRUCTIVE) loss = Math.min(loss, draft.line);
        for (var stated : found) stated.afterLoss = loss < stated.line;
    }

    private void run(Run run) {
        if (run.speaksOf != null || run.forbidden) return;
        boolean opens = run == block.runs.getFirst();
        boolean numbered = run.notes.stream().anyMatch(note -> isNumbered(note.text));
        if (counted != null && !numbered && !run.notes.isEmpty()) {
            counted = null;
            chosen = null;
        }
        var own = new ArrayList<Stated>();
        for (var note : run.notes) note(note, run, opens, own);
        boolean goesOn = waiting != null && run.notes.isEmpty();
        govern(whole, run);
        govern(counted, run);
        govern(chosen, run);
        if (goesOn) govern(waiting, run);
        for (var stated : own) govern(stated, run);
        waiting =
                run.commands.isEmpty() && !own.isEmpty()
                        ? own.getLast()
                        : goesOn && run.commands.isEmpty() ? waiting : null;
    }

    private void note(Note note, Run run, boolean opens, List<Stated> own) {
        if (note.role.equals("expected") || note.role.equals("look-for")) return;
        if (note.is(RemarkRole.ALTERNATIVE)) {
            var choice = choice(note);
            if (choice != null) own.add(choice);
        }
        var clause = note.clause;
        if (clause == null || note.is(RemarkRole.ALTERNATIVE)) return;
        var stated = state(note, clause);
        boolean first = run.notes.getFirst() == note;
        if (clause.opens() && opens && first && !isBracketed(note)) whole = stated;
        else if (clause.opens() && note.text.endsWith(":") && countsBelow()) counted = stated;
        else if (run.commands.isEmpty() && !clause.isAlone()) governOwn(note, run, stated);
        else own.add(stated);
    }

    private static boolean isBracketed(Note note) {
        return note.text.startsWith("(");
    }

    /// Among comments alone "if needed" at the end of one speaks of that one, and of the comment
    /// below it that only sends the reader elsewhere.
    private void governOwn(Note note, Run run, Stated stated) {
        int at = run.notes.indexOf(note);
        for (int next = at; next < run.notes.size(); next++) {
            var below = run.notes.get(next);
            boolean off = below.role.equals("commented-out") || below.is(RemarkRole.REFERENCE);
            if (next > at && !off) return;
            if (off || tasks.contains(below.line)) stated.governs.add(below.line);
        }
    }

    /// "OR for Kubernetes", "OR increase the limit": the platform or a person chooses.
    private @Nullable Stated choice(Note note) {
        boolean hasRest = note.spoken != null && !note.spoken.rest().isEmpty();
        if (!hasRest) return null;
        var kind = note.platform != null ? ConditionKind.PLATFORM : ConditionKind.CHOICE;
        var text = note.platform != null ? note.text : opening(note);
        var stated = new Stated(note.line, text, text, "comment", kind);
        stated.choice = true;
        found.add(stated);
        if (counted != null) chosen = stated;
        return stated;
    }

    /// The word that offers the choice: "OR" of "2. OR increase memory limits".
    private static String opening(Note note) {
        int rest = note.spoken == null ? -1 : note.text.indexOf(note.spoken.rest());
        var head = rest <= 0 ? note.text : note.text.substring(0, rest).strip();
        int number = head.lastIndexOf(' ');
        return number < 0 ? head : head.substring(number + 1);
    }

    private Stated state(Note note, Clause clause) {
        var text =
                clause.isAlone() && note.text.endsWith(":") ? clause.text() + ":" : clause.text();
        var stated = new Stated(note.line, text, clause.text(), "comment", clause.kind());
        stated.whole = note.text;
        found.add(stated);
        return stated;
    }

    /// Whether numbered comments follow: in this run or in the next.
    private boolean countsBelow() {
        for (var near : block.runs.subList(at, Math.min(at + 2, block.runs.size())))
            for (var note : near.notes) if (isNumbered(note.text)) return true;
        return false;
    }

    private static boolean isNumbered(String text) {
        return text.length() > 2
                && Character.isDigit(text.charAt(0))
                && ".)".indexOf(text.charAt(1)) >= 0;
    }

    private void govern(@Nullable Stated stated, Run run) {
        if (stated == null) return;
        for (var draft : run.commands) stated.govern(draft);
        for (var note : run.notes) {
            if (tasks.contains(note.line)) stated.governs.add(note.line);
            if (note.role.equals("commented-out")) stated.governs.add(note.line);
        }
    }
}
