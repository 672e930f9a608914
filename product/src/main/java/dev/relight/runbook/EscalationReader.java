package dev.relight.runbook;

import dev.relight.lexicon.Conditionals;
import dev.relight.lexicon.Durations;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.EscalationWords;
import dev.relight.lexicon.Imperatives;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Sort;
import dev.relight.plan.Escalation;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the escalation sections: when, to whom, what to do, what to tell.
final class EscalationReader {
    private final List<Escalation> found = new ArrayList<>();

    private EscalationReader() {}

    static List<Escalation> read(Outline outline) {
        var reader = new EscalationReader();
        for (var part : outline.parts())
            if (part.phase == Phase.ESCALATE) reader.part(part, part.title());
            else reader.labelled(part);
        return reader.found;
    }

    private void part(Part part, String title) {
        var below = EscalationWords.below(title);
        Piece.Row head = null;
        for (var piece : part.pieces) {
            switch (piece) {
                case Piece.Prose prose -> below = prose(prose, title, below);
                case Piece.Item item -> line(item.line(), item.words().raw(), below);
                case Piece.Row row -> {
                    if (row.header()) head = row;
                    else row(row, head);
                }
                case Piece.Heading h -> {}
                case Piece.Code c -> {}
                case Piece.Rule r -> {}
                case Piece.Html h -> {}
            }
        }
    }

    /// "**Escalation:**" as a label within another section.
    private void labelled(Part part) {
        var labels = new Labels(part);
        for (var piece : part.pieces)
            if (piece instanceof Piece.Item item && isEscalation(labels.of(item)))
                line(item.line(), item.words().raw(), null);
    }

    private static boolean isEscalation(String label) {
        return label.toLowerCase(java.util.Locale.ROOT).startsWith("escalat");
    }

    /// A lead-in tells what the lines below are; some are rows of their own.
    private @Nullable EscalationKind prose(
            Piece.Prose prose, String title, @Nullable EscalationKind below) {
        var text = prose.words().plain();
        if (!text.endsWith(":")) {
            sentences(prose);
            return below == null ? null : EscalationWords.below(title);
        }
        var raw = prose.words().raw();
        var target = Contacts.target(text);
        if (target != null) {
            add(prose.line(), raw, EscalationKind.CONTACT, Contacts.unaddressed(target));
            return EscalationKind.CONDITION;
        }
        var clause = Conditionals.in(text);
        boolean leads = clause != null && clause.opens();
        var said = leads ? null : EscalationWords.below(text);
        if (said != null) return said;
        if (Imperatives.of(text) == null && text.length() > "if:".length()) {
            add(prose.line(), raw, EscalationKind.CONDITION, condition(text));
            return null;
        }
        return below;
    }

    /// "If nobody answers within 15 minutes, call the duty manager.": what a paragraph says of when
    /// and whom, sentence by sentence.
    private void sentences(Piece.Prose prose) {
        var lines = prose.words().rawLines();
        for (int at = 0; at < lines.size() && at < prose.words().lines().size(); at++)
            for (var raw : Sentences.of(lines.get(at))) {
                var plain = raw.replace("**", "").replace("`", "").strip();
                if (plain.isEmpty()) continue;
                int line = prose.words().lines().get(at);
                var length = limit(plain);
                var target = spokenTarget(plain);
                if (length != null && (target != null || Conditionals.in(plain) != null))
                    add(line, raw, EscalationKind.AFTER_DURATION, length.most());
                else if (target != null && startsClause(plain))
                    add(line, raw, EscalationKind.CONDITION, condition(plain));
                if (target != null) add(line, raw, EscalationKind.CONTACT, addressed(target, raw));
                else if (Contacts.isReachable(raw))
                    add(line, raw, EscalationKind.CONTACT, Contacts.of(raw, plain));
            }
    }

    private static String addressed(String target, String raw) {
        return Contacts.isReachable(raw)
                ? Contacts.of(raw, target + ": " + raw)
                : Contacts.unaddressed(target);
    }

    /// Whom a sentence names, in front or behind its condition.
    private static @Nullable String spokenTarget(String plain) {
        var target = Contacts.target(plain);
        var clause = Conditionals.in(plain);
        return target == null && clause != null ? Contacts.target(clause.rest()) : target;
    }

    private static boolean startsClause(String plain) {
        var clause = Conditionals.in(plain);
        return clause != null && !clause.text().isEmpty();
    }

    private void line(int line, String raw, @Nullable EscalationKind below) {
        var plain = raw.replace("**", "").replace("`", "").replaceFirst("^\\[[ xX]\\] ", "");
        if (below == EscalationKind.INFO_TO_PROVIDE) {
            add(line, raw, below, plain);
            return;
        }
        var length = limit(plain);
        boolean asks =
                Imperatives.of(plain) == Sort.PEOPLE
                        || raw.startsWith("**") && Contacts.target(plain) != null;
        if (below == EscalationKind.CONTACT && !asks) {
            contact(line, raw, plain, length);
            return;
        }
        if (below == EscalationKind.ACTION || asks) {
            action(line, raw, plain, length);
            return;
        }
        if (length != null) timed(line, raw, plain, length);
        else if (below == EscalationKind.CONDITION || !Contacts.isAddressed(raw))
            add(line, raw, EscalationKind.CONDITION, condition(plain));
        else contact(line, raw, plain, null);
    }

    private void contact(int line, String raw, String plain, Durations.@Nullable Length length) {
        add(line, raw, EscalationKind.CONTACT, Contacts.of(raw, plain));
        if (length != null) add(line, raw, EscalationKind.AFTER_DURATION, length.most());
    }

    /// "Page on-call engineer", "Escalate to CTO if downtime exceeds 30 minutes".
    private void action(int line, String raw, String plain, Durations.@Nullable Length length) {
        var target = Contacts.target(plain);
        if (length != null) {
            add(line, raw, EscalationKind.AFTER_DURATION, length.most());
            if (target != null)
                add(line, raw, EscalationKind.CONTACT, Contacts.unaddressed(target));
            return;
        }
        add(line, raw, EscalationKind.ACTION, lower(plain).replace(" (", ", ").replace(")", ""));
        if (target != null && raw.startsWith("**"))
            add(line, raw, EscalationKind.CONTACT, Contacts.unaddressed(target));
    }

    /// "After 5 min: page on-call engineer" says when and whom.
    private void timed(int line, String raw, String plain, Durations.Length length) {
        add(line, raw, EscalationKind.AFTER_DURATION, length.most());
        int colon = plain.indexOf(": ");
        var target = colon < 0 ? null : Contacts.target(plain.substring(colon + 2));
        if (target != null) add(line, raw, EscalationKind.CONTACT, Contacts.unaddressed(target));
    }

    /// A length of time that is a limit: "after", "within", "more than", "exceeds", ">".
    private static Durations.@Nullable Length limit(String text) {
        var length = Durations.first(text);
        if (length == null) return null;
        var fold = dev.relight.lexicon.Fold.of(text);
        int at = fold.starts().get(length.start());
        var sign = text.substring(0, at).stripTrailing();
        if (sign.endsWith(">") || sign.endsWith("≥") || sign.endsWith(">=") || sign.endsWith("+"))
            return length;
        return java.util.Set.of(
                                "after",
                                "within",
                                "than",
                                "exceeds",
                                "exceed",
                                "exceeded",
                                "for",
                                "beyond",
                                "over",
                                "longer",
                                "in",
                                "nach",
                                "als",
                                "apres",
                                "de",
                                "tras",
                                "apos")
                        .contains(fold.word(length.start() - 1))
                ? length
                : null;
    }

    private void row(Piece.Row row, Piece.@Nullable Row head) {
        var cells = row.cells().stream().map(cell -> cell.plain().strip()).toList();
        if (cells.isEmpty() || cells.getFirst().isBlank()) return;
        var text = row.words().raw();
        var first = limit(cells.getFirst());
        if (first == null && head != null) first = timeColumn(row, head);
        if (first != null) add(row.line(), text, EscalationKind.AFTER_DURATION, first.most());
        var rest = String.join(", ", cells.subList(1, cells.size()));
        if (first == null || Contacts.isAddressed(rest))
            add(
                    row.line(),
                    text,
                    EscalationKind.CONTACT,
                    cells.getFirst() + " <" + (rest.isBlank() ? "no address given" : rest) + ">");
    }

    private static Durations.@Nullable Length timeColumn(Piece.Row row, Piece.Row head) {
        for (int at = 0; at < Math.min(row.cells().size(), head.cells().size()); at++) {
            var title = head.cells().get(at).plain().toLowerCase(java.util.Locale.ROOT);
            if (title.contains("after") || title.contains("escalat") && title.contains("time"))
                return Durations.first(row.cells().get(at).plain());
        }
        return null;
    }

    /// "Data corruption is suspected" as "data corruption suspected".
    static String condition(String text) {
        var bare = lower(text.replaceFirst("(?i)^if (the )?", "")).replaceFirst("[:.]$", "");
        return bare.replaceFirst(" (is|are|has been|have been) ", " ").replace(" have ", " have ");
    }

    private static String lower(String text) {
        if (text.isEmpty()) return text;
        boolean name = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return name ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private void add(int line, String text, EscalationKind kind, String value) {
        found.add(new Escalation(line, text, kind, value));
    }
}
