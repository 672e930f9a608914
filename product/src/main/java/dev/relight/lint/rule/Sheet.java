package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.world.World;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.problem.Place;
import dev.relight.runbook.page.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A runbook laid out for the rules: the plan, the page it was read from, every call, the world
/// beside it, and what day it is.
public final class Sheet {
    private final Plan plan;
    private final Page page;
    private final World world;
    private final LocalDate today;
    private final List<Reading> readings;
    private final List<Note> notes;

    /// A comment within a block of shell.
    ///
    /// @param line 1-based, of the file
    /// @param text without `#` and blanks around it
    /// @param block line of the fence
    public record Note(int line, String text, int block) {}

    public Sheet(Plan plan, Page page, World world, LocalDate today) {
        this.plan = plan;
        this.page = page;
        this.world = world;
        this.today = today;
        this.readings = plan.commands().stream().map(Reading::of).toList();
        this.notes = Notes.of(page, plan);
    }

    public Plan plan() {
        return plan;
    }

    public Page page() {
        return page;
    }

    public World world() {
        return world;
    }

    public LocalDate today() {
        return today;
    }

    /// Every command with its calls, in the order of lines.
    public List<Reading> readings() {
        return readings;
    }

    public List<Note> notes() {
        return notes;
    }

    public Stream<Call> calls() {
        return readings.stream().flatMap(reading -> reading.calls().stream());
    }

    public List<Command> commands() {
        return plan.commands();
    }

    /// Commands of the same block before this one, nearest last.
    public List<Command> before(Command command) {
        return commands().stream()
                .filter(one -> one.block() == command.block() && one.line() < command.line())
                .toList();
    }

    /// Commands of the same block behind this one.
    public List<Command> after(Command command) {
        return commands().stream()
                .filter(one -> one.block() == command.block() && one.line() > command.line())
                .toList();
    }

    /// Whether anything but comments stands below a command in its block.
    public boolean goesOnBelow(Command command) {
        for (var code : page.codes()) {
            if (code.line() != command.block()) continue;
            int last = code.bodyLine() + code.text().split("\n", -1).length - 1;
            for (int line = command.endLine() + 1; line <= last; line++) {
                var text = page.line(line).strip();
                if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("```"))
                    return true;
            }
        }
        return false;
    }

    public List<Reading> readingsOf(List<Command> commands) {
        var wanted = Collections.<Command>newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(commands);
        return readings.stream().filter(r -> wanted.contains(r.command())).toList();
    }

    public Optional<Section> section(Command command) {
        return plan.section(command.section());
    }

    /// Headings above a line, innermost last.
    public List<Section> headings(int line) {
        var path = new ArrayList<Section>();
        for (var section : plan.sections()) {
            if (section.line() > line) break;
            path.removeIf(above -> above.level() >= section.level());
            path.add(section);
        }
        return path;
    }

    /// First line behind a section: where the next heading of its level or above stands.
    public int endOf(Section section) {
        for (var next : plan.sections())
            if (next.line() > section.line() && next.level() <= section.level()) return next.line();
        return page.lines().size() + 1;
    }

    /// All words an author has put around a command, in lower case: headings, the step, comments
    /// above, behind and beside it, the condition, the sentence above its block.
    public String wordsAround(Command command) {
        var words = new StringBuilder();
        for (var section : headings(command.line())) words.append(section.text()).append('\n');
        words.append(wordsNear(command));
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /// As [#wordsAround], without the headings.
    public String wordsNear(Command command) {
        var words = new StringBuilder();
        words.append(command.step()).append('\n');
        if (command.condition() != null) words.append(command.condition()).append('\n');
        for (var note : notes)
            if (note.block() == command.block() && isNear(note.line(), command))
                words.append(note.text()).append('\n');
        words.append(inlineComment(command)).append('\n');
        if (command.expected() != null) words.append(command.expected()).append('\n');
        words.append(sentenceAbove(command.block()));
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /// Above it up to the next blank line, or directly behind it.
    private boolean isNear(int line, Command command) {
        if (line < command.line()) {
            for (int between = line; between < command.line(); between++)
                if (page.line(between).isBlank()) return false;
            return true;
        }
        for (int between = command.endLine() + 1; between < line; between++)
            if (!page.line(between).strip().startsWith("#")) return false;
        return line > command.endLine();
    }

    /// What stands behind a command on its last line, without `#`.
    public String inlineComment(Command command) {
        var last = page.line(command.endLine());
        var text = command.text();
        var lastOfText = text.substring(text.lastIndexOf('\n') + 1).strip();
        int at = last.indexOf(lastOfText);
        if (at < 0 || lastOfText.isEmpty()) return "";
        var rest = last.substring(at + lastOfText.length()).strip();
        return rest.startsWith("#") ? rest.substring(1).strip() : "";
    }

    /// The last line of prose above a block, up to two blank lines away.
    public String sentenceAbove(int block) {
        for (int line = block - 1; line > 0 && line > block - 4; line--) {
            var text = page.line(line).strip();
            if (text.isEmpty()) continue;
            return text.startsWith("#") || text.startsWith("```") ? "" : text;
        }
        return "";
    }

    /// The file's name as the user typed it.
    public String file() {
        return plan.source().file();
    }

    /// Where an offset of a command's text stands in the file.
    public Place place(Command command, int offset) {
        var text = command.text();
        int at = Math.clamp(offset, 0, text.length());
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = text.indexOf('\n', at);
        int down = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        int line = command.line() + down;
        var ofText = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
        int indent = page.line(line).indexOf(ofText.stripTrailing());
        int column = Math.max(indent, 0) + at - lineStart + 1;
        return new Place(file(), line, Math.max(1, column));
    }

    /// The first character of a line that is no blank.
    public Place place(int line) {
        var text = page.line(line);
        int column = 1;
        while (column <= text.length() && Character.isWhitespace(text.charAt(column - 1))) column++;
        return new Place(file(), Math.max(1, line), column > text.length() ? 1 : column);
    }

    /// The command that begins on a line.
    public @Nullable Reading reading(int line) {
        for (var reading : readings) if (reading.command().line() == line) return reading;
        return null;
    }
}
