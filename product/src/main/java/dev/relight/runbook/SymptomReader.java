package dev.relight.runbook;

import dev.relight.finding.Sign;
import dev.relight.finding.Symptoms;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.FailureModes;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.MetadataKeys;
import dev.relight.lexicon.OutageWords;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.RemarkRole;
import dev.relight.plan.Symptom;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the signs by which a cause is recognised: lists of symptoms and of causes, what to look
/// for, and the conditions that lead into a repair.
final class SymptomReader {
    private static final Pattern ARROW =
            Pattern.compile(
                    "\\s*(?:->|=>|→|➜|⇒)\\s*(?:(?:see|go to|goto|jump to|continue with|siehe|voir|ver)\\s+)?(?:the section\\s+)?[\"“*_]?([^\"”*_.]{2,80}?)[\"”*_]?\\.?\\s*$",
                    Pattern.CASE_INSENSITIVE);

    private final Outline outline;
    private final Gatherer gatherer;
    private final List<Stated> conditions;
    private final List<Symptom> found = new ArrayList<>();
    private final Set<Integer> lines = new HashSet<>();

    private SymptomReader(Outline outline, Gatherer gatherer, List<Stated> conditions) {
        this.outline = outline;
        this.gatherer = gatherer;
        this.conditions = conditions;
    }

    static List<Symptom> read(Outline outline, Gatherer gatherer, List<Stated> conditions) {
        var reader = new SymptomReader(outline, gatherer, conditions);
        for (var part : outline.parts()) if (!part.forbidden) reader.part(part);
        reader.found.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return reader.found;
    }

    private void part(Part part) {
        var labels = new Labels(part);
        boolean causes = isCauses(part.title());
        for (var piece : part.pieces) {
            if (piece instanceof Piece.Item item) {
                var sent = sentTo(item);
                if (sent != null) add(item.line(), sent.title(), sent, before(item), true);
                else if (labels.isSymptom(item)) listed(item, scenario(part));
                else if (part.phase == Phase.ALERT && item.depth() == 0) alert(item, part);
                else if (causes || isCauses(labels.of(item))) cause(item, part);
            }
            if (piece instanceof Piece.Prose prose) prose(prose, part, labels);
            var block = gatherer.block(piece);
            if (block != null) lookedFor(block, part);
        }
        for (var stated : conditions) if (belongs(stated, part)) condition(stated, part);
    }

    /// "disk full -> see Disk": the part with the repair that an entry of a list sends to.
    private @Nullable Part sentTo(Piece.Item item) {
        var arrow = ARROW.matcher(item.words().plain());
        if (!arrow.find()) return null;
        var target = Fold.of(arrow.group(1)).words();
        for (var part : outline.parts())
            if (repairs(part) && Fold.of(part.title()).words().equals(target)) return part;
        return null;
    }

    private static String before(Piece.Item item) {
        return ARROW.matcher(item.words().plain()).replaceFirst("").strip();
    }

    /// Under a heading "Symptoms" the scenario is the part above.
    private static Part scenario(Part part) {
        return Labels.isSymptoms(part.title()) && part.above != null ? part.above : part;
    }

    static boolean isCauses(String title) {
        for (var word : Fold.of(title).words())
            if (Set.of("cause", "causes", "ursachen", "causas", "reasons").contains(word))
                return true;
        return false;
    }

    private void listed(Piece.Item item, Part part) {
        add(item.line(), part.title(), part, item.words().plain(), part.phase != Phase.ALERT);
    }

    /// Of a grouped list of causes the entries below a cause are its signs; of a flat one each
    /// entry is a cause and its own sign.
    private void cause(Piece.Item item, Part part) {
        var above = item.in();
        boolean group = item.endLine() > item.line() && above == null && hasItems(item, part);
        if (group) return;
        var title = above == null ? item.words().plain() : above.words().plain();
        add(item.line(), stripped(title), part, item.words().plain(), true);
    }

    private static boolean hasItems(Piece.Item item, Part part) {
        return part.pieces.stream()
                .anyMatch(piece -> piece instanceof Piece.Item && item.equals(piece.in()));
    }

    /// "Threshold: unreachable for > 1 minute" among the facts of the alert.
    private void alert(Piece.Item item, Part part) {
        var text = item.words().plain();
        int colon = text.indexOf(": ");
        var key = colon < 0 ? null : MetadataKeys.of(text.substring(0, colon));
        boolean states = key != null && key.read() == MetadataKeys.Read.THRESHOLD;
        if (!states) return;
        var sign = Symptoms.sign(text.substring(colon + 2));
        if (sign != null)
            add(item.line(), part.title(), part, text.substring(colon + 2), sign, false);
    }

    /// Sentences of the alert's own description that a fact can decide, and a symptom in a line.
    private void prose(Piece.Prose prose, Part part, Labels labels) {
        var text = prose.words().plain();
        if (labels.isSymptom(prose) && Labels.label(prose) == null) {
            var sign = Symptoms.sign(text);
            var target = scenario(part);
            boolean may = part.phase != Phase.ALERT;
            if (sign != null) add(prose.line(), target.title(), target, text, sign, may);
            return;
        }
        if (part.phase != Phase.ALERT) return;
        var rawLines = prose.words().rawLines();
        for (int at = 0; at < rawLines.size() && at < prose.words().lines().size(); at++) {
            var sentence = saying(rawLines.get(at).replace("**", ""));
            var sign = OutageWords.in(sentence) ? Symptoms.sign(sentence) : null;
            if (sign != null)
                add(prose.words().lines().get(at), part.title(), part, sentence, sign, false);
        }
    }

    /// The first sentence, behind a key such as "Description:"; empty when the line is another
    /// fact, or speaks of the page ("This runbook ...").
    private static String saying(String line) {
        int colon = line.indexOf(": ");
        var key = colon < 0 ? null : MetadataKeys.of(line.substring(0, colon));
        boolean states =
                key == null
                        || key.name().equals("description")
                        || key.read() == MetadataKeys.Read.THRESHOLD;
        var value = key == null ? line : line.substring(colon + 2);
        if (!states || Fold.of(value).word(0).equals("this")) return "";
        int end = value.indexOf(". ");
        return (end < 0 ? value : value.substring(0, end + 1)).strip();
    }

    // ---- what to look for

    private void lookedFor(Block block, Part part) {
        for (var run : block.runs) {
            for (var note : run.after) lookedFor(note, part);
            if (run.speaksOf != null) for (var note : run.notes) lookedFor(note, part);
        }
    }

    private void lookedFor(Note note, Part part) {
        if (!note.is(RemarkRole.LOOK_FOR)) return;
        for (var detail : note.details) {
            var text = detail.text.replaceFirst("^[-*] ", "");
            var target = sameFailure(text);
            add(
                    detail.line,
                    target == null ? part.title() : target.title(),
                    target == null ? part : target,
                    text,
                    true);
        }
    }

    /// The scenario that is about the same way of failing.
    private @Nullable Part sameFailure(String text) {
        var mode = FailureModes.of(text);
        if (mode == null) return null;
        for (var part : outline.parts())
            if (repairs(part) && mode.equals(FailureModes.of(part.title()))) return part;
        return null;
    }

    // ---- conditions

    private static boolean repairs(Part part) {
        return part.phase == Phase.RESOLVE
                || part.phase == Phase.RECOVER
                || part.phase == Phase.MITIGATE;
    }

    private static boolean belongs(Stated stated, Part part) {
        int first = part.line();
        int last = part.pieces.isEmpty() ? first : part.pieces.getLast().endLine();
        return repairs(part) && stated.line > first && stated.line <= last;
    }

    /// "If the database is down:" over a repair is its sign; "if needed" is none.
    private void condition(Stated stated, Part part) {
        boolean spoken =
                stated.ownWords
                        && (stated.kind == ConditionKind.FINDING
                                || stated.kind == ConditionKind.JUDGEMENT);
        boolean gate = stated.kind == ConditionKind.FAILURE_OF && stated.source.equals("prose");
        if (!spoken && !gate || stated.source.equals("heading")) return;
        if (Fold.of(stated.shown).size() < 2) return;
        boolean vague = stated.kind == ConditionKind.JUDGEMENT;
        var sign = Symptoms.sign(stated.whole);
        if (!vague || sign != null) add(stated.line, part.title(), part, stated.whole, sign, !gate);
    }

    private void add(int line, String scenario, Part part, String text, boolean may) {
        if (!lines.contains(line)) add(line, scenario, part, text, Symptoms.sign(text), may);
    }

    private void add(
            int line, String scenario, Part part, String text, @Nullable Sign sign, boolean may) {
        if (text.isBlank() || !lines.add(line)) return;
        found.add(
                new Symptom(
                        line,
                        scenario,
                        part.line(),
                        text,
                        sign == null ? null : sign.predicate(),
                        may && sign != null && sign.discriminating()));
    }

    private static String stripped(String text) {
        return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }
}
