package dev.relight.runbook;

import dev.relight.lexicon.Budgets;
import dev.relight.lexicon.BuiltIn;
import dev.relight.lexicon.Durations;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Imperatives;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Sort;
import dev.relight.lexicon.TaskWords;
import dev.relight.plan.Task;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what people have to do: check boxes, requests in lists, comments without a command.
final class TaskReader {
    private final List<Task> tasks = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();

    private TaskReader() {}

    static List<Task> read(Outline outline, Gatherer gatherer) {
        var reader = new TaskReader();
        for (var part : outline.parts()) {
            if (part.forbidden) continue;
            var symptoms = new Labels(part);
            for (var piece : part.pieces) {
                if (piece instanceof Piece.Item item) reader.item(item, part, symptoms);
                var block = gatherer.block(piece);
                if (block != null) reader.block(block, part);
            }
        }
        reader.tasks.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return reader.tasks;
    }

    private void item(Piece.Item item, Part part, Labels labels) {
        var text = item.words().raw();
        if (text.isBlank() || labels.isSymptom(item) && item.box() == Piece.Box.NONE) return;
        var phase = labels.phase(item, part);
        if (isTask(item, phase)) add(item.line(), text, part, phase, builtIn(text, phase));
    }

    private static boolean isTask(Piece.Item item, Phase phase) {
        if (item.box() != Piece.Box.NONE) return true;
        var sort = Imperatives.of(item.words().plain());
        return switch (phase) {
            case PREVENT, POST_INCIDENT -> true;
            case ALERT, NONE -> false;
            case ESCALATE -> sort == Sort.PEOPLE;
            case ASSESS, TRIAGE, MITIGATE, DIAGNOSE, RESOLVE, RECOVER, VERIFY, COMMUNICATE ->
                    sort != null && !isQuestion(item.words().plain());
        };
    }

    /// "Is it one service?" is answered, not done; a check box makes it a task all the same.
    private static boolean isQuestion(String text) {
        return Set.of(
                                "is", "are", "was", "were", "has", "have", "had", "did", "does",
                                "what", "which")
                        .contains(Fold.of(text).word(0))
                && !text.strip().endsWith("?");
    }

    // ---- comments

    private void block(Block block, Part part) {
        if (block.kind == CodeBlock.Kind.SHELL) {
            BuiltIn head = BuiltIn.NONE;
            for (var note : NoteRoles.decide(block)) {
                var own = builtIn(note.text, part.phase);
                var task = head == BuiltIn.POSTMORTEM && isDetail(note.text) ? head : own;
                if (head == BuiltIn.NONE) head = own;
                add(note.line, note.whole(), part, part.phase, task);
            }
        }
        boolean pasted = block.kind == CodeBlock.Kind.CONFIG || block.kind == CodeBlock.Kind.CODE;
        if (pasted) paste(block, part);
    }

    /// "Include all stakeholders" below "Schedule the review".
    private static boolean isDetail(String text) {
        return Imperatives.of(text) == Sort.WORK;
    }

    /// The first comments of a block that is to be put into a file: "Add to docker-compose.yml".
    private void paste(Block block, Part part) {
        boolean later = part.phase == Phase.PREVENT || part.phase == Phase.POST_INCIDENT;
        var lines = block.code.text().split("\n");
        for (int at = 0; at < lines.length && lines[at].strip().startsWith("#"); at++) {
            var text = lines[at].strip().substring(1).strip();
            boolean named =
                    Imperatives.of(text) == Sort.WRITE
                            && Fold.of(text).size() < 8
                            && text.matches(".*\\w\\.\\w{2,5}\\b.*");
            if (Imperatives.of(text) != null && (later || named))
                add(block.fileLine(at + 1), text, part, part.phase, builtIn(text, part.phase));
        }
    }

    // ---- what of it Relight does itself, and by when

    private static BuiltIn builtIn(String text, Phase phase) {
        if (phase == Phase.PREVENT) return BuiltIn.ACTION_ITEM;
        var named = TaskWords.builtIn(text, phase);
        if (named != BuiltIn.NONE || phase != Phase.POST_INCIDENT) return named;
        var verb = Fold.of(text).word(0);
        boolean looks = Set.of("verify", "check", "confirm", "validate", "ensure").contains(verb);
        return looks ? BuiltIn.NONE : BuiltIn.ACTION_ITEM;
    }

    private void add(int line, String text, Part part, Phase phase, BuiltIn builtIn) {
        if (lines.add(line))
            tasks.add(new Task(line, text, phase, builtIn, due(text, part, builtIn)));
    }

    private static @Nullable String due(String text, Part part, BuiltIn builtIn) {
        boolean asks = part.phase != Phase.ESCALATE || Imperatives.of(text) != null;
        var own = asks ? Durations.first(text) : null;
        if (own != null && (builtIn == BuiltIn.STABILITY_WATCH || isDeadline(text, own)))
            return own.most();
        for (var at = part; at != null; at = at.above) {
            var budget = at.heading == null ? null : Budgets.of(at.title());
            if (budget != null) return budget.substring(budget.indexOf('/') + 1);
            if (at.phase == Phase.RESOLVE || at.phase == Phase.RECOVER) return null;
        }
        return null;
    }

    /// "Older than a day" says which ones are meant, not by when.
    private static final Set<String> AGES = Set.of("older", "newer", "younger", "larger", "fewer");

    private static boolean isDeadline(String text, Durations.Length length) {
        var fold = Fold.of(text);
        var before = fold.word(length.start() - 1);
        if (before.equals("than") && AGES.contains(fold.word(length.start() - 2))) return false;
        return Set.of(
                        "after",
                        "within",
                        "exceeds",
                        "than",
                        "in",
                        "nach",
                        "innerhalb",
                        "apres",
                        "tras",
                        "apos")
                .contains(before);
    }
}
