package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.catalogue.Catalogue;
import dev.relight.plan.Command;
import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the rules have found so far.
public final class Report {
    private final Sheet sheet;
    private final List<Problem> found = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    public Report(Sheet sheet) {
        this.sheet = sheet;
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }

    /// At a word of a call.
    void at(Call call, Word word, String code, String... slots) {
        add(sheet.place(call.command(), call.offset(word)), code, slots);
    }

    /// At the program of a call.
    void at(Call call, String code, String... slots) {
        add(sheet.place(call.command(), call.offset()), code, slots);
    }

    /// At the beginning of a command.
    void at(Command command, String code, String... slots) {
        add(sheet.place(command, 0), code, slots);
    }

    /// At the first character of a line that is no blank.
    void at(int line, String code, String... slots) {
        add(sheet.place(line), code, slots);
    }

    void add(Place place, String code, String... slots) {
        var problem = Catalogue.problem(code, place, slots);
        if (said.add(code + " " + place.line() + " " + problem.what())) found.add(problem);
    }

    boolean has(String code, int line) {
        return found.stream().anyMatch(p -> p.code().equals(code) && p.where().line() == line);
    }
}
