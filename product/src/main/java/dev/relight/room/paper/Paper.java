package dev.relight.room.paper;

import dev.relight.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A runbook as its author wrote it, laid out once; filled anew whenever something has happened.
public record Paper(List<Piece> pieces) {
    /// Marks a place in what the renderer writes; neither sign is let through from the text.
    static final char OPENS = '\u0002';

    static final char CLOSES = '\u0003';

    public Paper {
        pieces = List.copyOf(pieces);
    }

    /// @param text of the runbook, of which `plan` was made
    public static Paper of(String text, Plan plan) {
        return cut(new PaperMaker(text, plan.commands()).html());
    }

    /// Any other Markdown, such as a post-mortem: safe HTML.
    public static String prose(String text) {
        return cut(new PaperMaker(text, List.of()).html())
                .fill(slot -> slot.kind() == Slot.Kind.TASK ? "☐ " : "");
    }

    /// For a runbook whose text is gone: its headings and commands, as the plan holds them.
    public static Paper of(Plan plan) {
        return cut(PlanOnly.html(plan));
    }

    /// @param content safe HTML for a place
    public String fill(Function<Slot, String> content) {
        var html = new StringBuilder();
        for (var piece : pieces)
            switch (piece) {
                case Piece.Fixed(var fixed) -> html.append(fixed);
                case Slot slot -> html.append(content.apply(slot));
            }
        return html.toString();
    }

    public List<Slot> slots() {
        var slots = new ArrayList<Slot>();
        for (var piece : pieces) if (piece instanceof Slot slot) slots.add(slot);
        return slots;
    }

    static String mark(Slot.Kind kind, int line) {
        return OPENS + kind.name() + " " + line + CLOSES;
    }

    private static Paper cut(String html) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int at = html.indexOf(OPENS); at >= 0; at = html.indexOf(OPENS, from)) {
            if (at > from) pieces.add(new Piece.Fixed(html.substring(from, at)));
            int end = html.indexOf(CLOSES, at);
            var words = html.substring(at + 1, end).split(" ", 2);
            pieces.add(new Slot(Slot.Kind.valueOf(words[0]), Integer.parseInt(words[1])));
            from = end + 1;
        }
        if (from < html.length()) pieces.add(new Piece.Fixed(html.substring(from)));
        return new Paper(pieces);
    }
}
