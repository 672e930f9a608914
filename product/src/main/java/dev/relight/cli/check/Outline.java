package dev.relight.cli.check;

import dev.relight.cli.Terminal;
import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import java.io.PrintStream;
import java.util.List;

/// The runbook as Relight reads it: phases, steps, commands, conditions, expectations.
final class Outline {
    /// Room for a line number of five digits.
    private static final int NUMBER_WIDTH = 6;

    private static final int DANGER_WIDTH = 12;

    private final Plan plan;
    private final Terminal terminal;
    private final PrintStream out;
    private String step = "";
    private String condition = "";

    private Outline(Plan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
        this.out = terminal.out();
    }

    static void print(Plan plan, Terminal terminal) {
        new Outline(plan, terminal).print();
    }

    private void print() {
        head();
        int section = -1;
        for (var command : plan.commands()) {
            if (command.section() != section) {
                section = command.section();
                heading(section);
            }
            step(command);
            command(command);
        }
        tail();
    }

    private void head() {
        out.println(terminal.bold(Wrapped.safe(plan.source().title())));
        for (var one : plan.metadata())
            if (one.key().equals("severity")
                    || one.key().equals("alert-name")
                    || one.key().equals("owner"))
                out.println("  " + terminal.dim(one.key() + ": ") + Wrapped.safe(one.value()));
        out.println("  " + counts());
    }

    /// How many commands of each danger, broken where the line is full.
    private String counts() {
        int all = plan.commands().size();
        var counts = new StringBuilder(all + (all == 1 ? " command" : " commands"));
        int column = 2 + counts.length();
        var between = ": ";
        for (var danger : Danger.values()) {
            long many = plan.commands().stream().filter(c -> c.danger() == danger).count();
            if (many == 0) continue;
            var text = many + " " + danger.word();
            boolean full = column + between.length() + text.length() >= terminal.width();
            counts.append(full ? between.strip() + "\n    " : between);
            column = full ? 4 : column + between.length();
            counts.append(Paint.danger(danger, text, terminal));
            column += text.length();
            between = ", ";
        }
        return counts.toString();
    }

    private void heading(int line) {
        step = "";
        condition = "";
        out.println();
        var section = plan.section(line);
        if (section.isEmpty()) return;
        for (var above : above(section.get()))
            out.println(terminal.dim("  " + number(above.line()) + Wrapped.safe(above.text())));
        out.println(
                "  "
                        + number(line)
                        + terminal.bold(Wrapped.safe(section.get().text()))
                        + "  "
                        + marks(section.get()));
    }

    /// Headings that have not been shown because no command stands right below them.
    private List<Section> above(Section section) {
        var shown = new java.util.ArrayList<Section>();
        int level = section.level();
        for (var before : plan.sections().reversed()) {
            if (before.line() >= section.line() || before.level() >= level) continue;
            level = before.level();
            boolean title = before.level() == 1;
            boolean commands = plan.commands().stream().anyMatch(c -> c.section() == before.line());
            boolean first = isFirstBelow(before, section);
            if (!title && !commands && first) shown.addFirst(before);
        }
        return shown;
    }

    private boolean isFirstBelow(Section outer, Section section) {
        for (var command : plan.commands())
            if (command.line() > outer.line()) return command.section() == section.line();
        return false;
    }

    private String marks(Section section) {
        var marks =
                new StringBuilder(
                        section.phase() == Phase.NONE ? "" : "[" + section.phase().word() + "]");
        if (section.budget() != null) marks.append(" ").append(section.budget());
        if (section.scenario())
            marks.append(" scenario")
                    .append(section.failureMode() == null ? "" : ": " + section.failureMode());
        return terminal.dim(marks.toString().strip());
    }

    private void step(Command command) {
        var now = command.condition() == null ? "" : command.condition();
        if (!command.step().equals(step)
                && !command.step().isEmpty()
                && !command.step().equals(now))
            out.println("        " + Wrapped.safe(command.step()));
        if (!now.equals(condition) && !now.isEmpty())
            out.println("        " + terminal.yellow("only: ") + Wrapped.safe(now));
        step = command.step();
        condition = now;
    }

    private void command(Command command) {
        var danger =
                Paint.danger(
                        command.danger(), pad(command.danger().word(), DANGER_WIDTH), terminal);
        var lines = command.text().split("\n");
        out.println("  " + terminal.dim(number(command.line())) + danger + Wrapped.safe(lines[0]));
        for (int i = 1; i < lines.length; i++) out.println(indent() + Wrapped.safe(lines[i]));
        if (command.danger() != Danger.OBSERVE)
            detail("because", String.join("; ", command.reasons()));
        var unattended = command.unattended();
        if (unattended != null)
            detail("unattended, " + unattended.kind().word(), unattended.text());
        if (command.alternativeOf() != null)
            detail("instead of", "line " + command.alternativeOf());
        if (!command.placeholders().isEmpty())
            detail("to fill in", String.join(", ", command.placeholders()));
        if (!command.envNeeded().isEmpty()) detail("needs", String.join(", ", command.envNeeded()));
        if (command.expected() != null) detail("expected", command.expected());
        if (command.check() != null && showsCheck(command))
            brief("checked by", command.check().text());
        if (command.revealsSecret()) detail("secret", "its output is not stored");
    }

    /// What is checked after every action is no news: that it did not fail.
    static boolean showsCheck(Command command) {
        return command.danger() == Danger.OBSERVE || command.expected() != null;
    }

    /// On one line, the rest cut off: `--json` has all of it.
    private void brief(String name, String text) {
        int room = terminal.width() - indent().length() - name.length() - 2;
        out.println(indent() + terminal.dim(name + ": ") + Wrapped.cut(Wrapped.safe(text), room));
    }

    private void detail(String name, String text) {
        int room = terminal.width() - indent().length() - name.length() - 2;
        boolean first = true;
        for (var line : Wrapped.lines(Wrapped.safe(text), room)) {
            var label = first ? terminal.dim(name + ": ") : " ".repeat(name.length() + 2);
            out.println(indent() + label + line);
            first = false;
        }
    }

    private void tail() {
        if (!plan.escalation().isEmpty()) {
            out.println();
            out.println("  " + terminal.bold("Escalation"));
            for (var one : plan.escalation())
                out.println(
                        "  "
                                + terminal.dim(number(one.line()))
                                + pad(one.kind().word(), 17)
                                + Wrapped.safe(Wrapped.cut(one.text(), terminal.width() - 27)));
        }
        long tasks = plan.tasks().size();
        long own =
                plan.tasks().stream()
                        .filter(t -> t.builtIn() != dev.relight.lexicon.BuiltIn.NONE)
                        .count();
        if (tasks == 0) return;
        out.println();
        out.println("  " + tasks + " tasks; " + own + " of them Relight does itself");
    }

    private static String number(int line) {
        return pad(Integer.toString(line), NUMBER_WIDTH);
    }

    private static String indent() {
        return " ".repeat(2 + NUMBER_WIDTH + DANGER_WIDTH);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
