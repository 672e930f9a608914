package dev.relight.runbook;

import dev.relight.lexicon.Imperatives;
import dev.relight.lexicon.RemarkRole;
import dev.relight.lexicon.RemarkWords;
import dev.relight.lexicon.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says of every comment of a block what it is, names the steps, and finds the tasks that stand
/// there without a command.
final class NoteRoles {
    private final boolean commentsOnly;

    /// Comments that ask a person to do something.
    private final List<Note> tasks = new ArrayList<>();

    private NoteRoles(Block block) {
        this.commentsOnly = block.commands().isEmpty();
    }

    /// Sets the roles and the steps; gives back the comments that are tasks.
    static List<Note> decide(Block block) {
        var roles = new NoteRoles(block);
        Run above = null;
        for (var run : block.runs) {
            if (run.forbidden) continue;
            if (run.commands.isEmpty()) roles.alone(run, above);
            else roles.overCommands(run, above);
            if (!run.commands.isEmpty()) above = run;
        }
        return roles.tasks;
    }

    // ---- comments over commands

    private void overCommands(Run run, @Nullable Run above) {
        var step = "";
        for (var note : run.notes) step = over(run, note, step);
        if (step.isEmpty()) step = byCondition(run);
        if (step.isEmpty() && run.joined && above != null) step = above.commands.getFirst().step;
        for (var draft : run.commands) {
            draft.step = step;
            draft.warned |= run.notes.stream().anyMatch(Note::warns);
            draft.warned |= Note.warns(draft.inlineComment);
            expectInline(draft);
        }
        expect(run.after, run.commands);
    }

    /// Sets the role of one comment; gives back the step's name as known so far.
    private String over(Run run, Note note, String step) {
        if (note.commentedOut) {
            note.role = "commented-out";
            return step;
        }
        if (note.is(RemarkRole.EXPECTED) || note.is(RemarkRole.OUTPUT)) {
            expect(List.of(note), run.commands);
            return step;
        }
        if (note.is(RemarkRole.ALTERNATIVE) && (isMarker(note) || note.platform != null)) {
            note.role = "alternative";
            run.alternative = true;
            return step;
        }
        if (note.isConditionAlone()) {
            note.role = "condition";
            return step;
        }
        if (note.is(RemarkRole.HAZARD)) {
            note.role = "hazard";
            return step;
        }
        if (step.isEmpty()) return first(run, note);
        if (isHuman(note)) task(note);
        else note.role = note.is(RemarkRole.REFERENCE) ? "reference" : "detail";
        return step;
    }

    private String first(Run run, Note note) {
        if (note.is(RemarkRole.ALTERNATIVE)) run.alternative = true;
        if (note.platform != null) note.role = "platform";
        else if (note.clause != null)
            note.role = note.clause.opens() ? "condition+step" : "step+condition";
        else note.role = "step";
        boolean byHand = run.commands.stream().allMatch(Draft::isSetting);
        if (byHand || isHuman(note) && hasSecondAct(note.text)) tasks.add(note);
        return note.text;
    }

    /// A condition alone over commands is their name too.
    private static String byCondition(Run run) {
        for (var note : run.notes)
            if (note.clause != null && note.isConditionAlone() && !note.text.startsWith("("))
                return note.clause.text();
        return "";
    }

    private static boolean isMarker(Note note) {
        return note.spoken != null && note.spoken.rest().isEmpty();
    }

    /// Something to be written into a file by hand.
    private static boolean isHuman(Note note) {
        return Imperatives.of(note.text) == Sort.WRITE;
    }

    /// "Fix configuration and restart": the command below is only the second half.
    private static boolean hasSecondAct(String text) {
        int and = text.indexOf(" and ");
        return and > 0 && Imperatives.of(text.substring(and + " and ".length())) == Sort.ACT;
    }

    // ---- comments alone

    private void alone(Run run, @Nullable Run above) {
        var first = run.notes.getFirst();
        if (above != null && first.isOfOutput() && !isImperativeLook(first, run)) {
            gather(run.notes);
            expect(List.of(first), above.commands);
            run.speaksOf = above;
            return;
        }
        Note head = null;
        for (var note : run.notes) {
            if (head != null && isDetail(note, head)) {
                head.details.add(note);
                note.role = "detail";
                continue;
            }
            lone(note);
            if (note.role.equals("task")) head = note;
        }
    }

    /// "Look for X" alone in a block of nothing but comments is something to do.
    private boolean isImperativeLook(Note note, Run run) {
        return commentsOnly && note.is(RemarkRole.LOOK_FOR) && run.notes.size() == 1;
    }

    private void lone(Note note) {
        if (note.commentedOut) note.role = "commented-out";
        else if (note.isConditionAlone()) note.role = "condition";
        else if (note.is(RemarkRole.HAZARD)) note.role = "hazard";
        else if (note.is(RemarkRole.ALTERNATIVE) && isMarker(note)) note.role = "alternative";
        else if (note.platform != null && !commentsOnly) note.role = "platform";
        else if (isTask(note)) task(note);
        else note.role = "detail";
    }

    private boolean isTask(Note note) {
        if (isBanner(note.text)) return false;
        if (Imperatives.of(note.text) != null || note.is(RemarkRole.REFERENCE)) return true;
        return commentsOnly && note.text.indexOf(' ') > 0;
    }

    /// `#!/bin/bash`, `=====`, a name of a file.
    private static boolean isBanner(String text) {
        if (text.startsWith("!") || text.isEmpty()) return true;
        return text.chars().filter(Character::isLetter).count() * 2 < text.length();
    }

    /// Lines of YAML, or indented ones, below "Edit the file:".
    private static boolean isDetail(Note note, Note head) {
        boolean opened = head.text.endsWith(":") || !head.details.isEmpty();
        return opened
                && (note.raw.startsWith(" ")
                        || note.raw.startsWith("- ")
                        || Strays.isSetting(note.text));
    }

    private void task(Note note) {
        note.role = "task";
        tasks.add(note);
    }

    // ---- what should come out

    private static void gather(List<Note> notes) {
        var first = notes.getFirst();
        for (var note : notes.subList(1, notes.size())) {
            first.details.add(note);
            note.role = "detail";
        }
    }

    /// `curl ... # expected: 200`.
    private static void expectInline(Draft draft) {
        if (draft.inlineComment.isEmpty() || draft.expected != null || draft.isWait()) return;
        var spoken = RemarkWords.read(draft.inlineComment);
        if (spoken != null && spoken.role() == RemarkRole.EXPECTED && !spoken.rest().isEmpty())
            draft.expected = spoken.rest();
    }

    private static void expect(List<Note> notes, List<Draft> commands) {
        for (var note : notes) {
            boolean expected = note.is(RemarkRole.EXPECTED) || note.is(RemarkRole.OUTPUT);
            note.role = expected ? "expected" : "look-for";
            if (!expected || note.spoken == null) continue;
            var words = new StringBuilder(note.spoken.rest());
            for (var detail : note.details) words.append('\n').append(detail.text);
            for (var draft : commands)
                if (draft.expected == null && !draft.isWait())
                    draft.expected = words.toString().strip();
        }
    }
}
