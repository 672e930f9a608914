package dev.relight.lint.call;

import dev.relight.plan.Command;
import dev.relight.shell.Node;
import dev.relight.shell.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One program with its arguments, wherever in a command it stands.
///
/// @param command of the plan it belongs to
/// @param simple as the shell reads it, wrappers included
/// @param program without its folder; `docker-compose` also for `docker compose`
/// @param path its command: `["rollout", "restart"]`, empty for a program that has none
/// @param operands what is neither option nor command, and not carried
/// @param words program first, wrappers off
/// @param carried words of the command it carries (`docker exec c WORDS`)
/// @param wrappers `sudo`, `timeout` ... as they stand in front
/// @param anchor offset in the command's text of the word a carried text came in, -1 when the
///   offsets of the words count in the command's text themselves
public record Call(
        Command command,
        Node.Simple simple,
        String program,
        List<String> path,
        List<Given> options,
        List<Word> operands,
        List<Word> words,
        List<Word> carried,
        List<String> wrappers,
        Side side,
        Position position,
        int anchor) {

    /// Where in the command it stands.
    ///
    /// @param pipe number of its pipeline within the command
    /// @param stage 0 for the first member of the pipe
    /// @param stages members of the pipe
    /// @param substituted within `$(...)`
    /// @param looped in the condition or body of a loop
    /// @param decides its exit code is asked by `if`, `while`, `&&`, `||` or `!`
    public record Position(
            int pipe, int stage, int stages, boolean substituted, boolean looped, boolean decides) {
        public boolean isLast() {
            return stage == stages - 1;
        }
    }

    public boolean is(String... programs) {
        for (var one : programs) if (one.equals(program)) return true;
        return false;
    }

    /// Whether its command begins with these words: `does("rollout", "restart")`.
    public boolean does(String... start) {
        if (path.size() < start.length) return false;
        for (int i = 0; i < start.length; i++) if (!path.get(i).equals(start[i])) return false;
        return true;
    }

    /// `docker` or a stand-in with the same words.
    public boolean isDocker() {
        return is("docker", "podman", "nerdctl");
    }

    public boolean has(String... names) {
        return option(names) != null;
    }

    /// The first of the named options that was given.
    public @Nullable Given option(String... names) {
        for (var given : options)
            for (var name : names) if (given.name().equals(name)) return given;
        return null;
    }

    /// The value of the first of the named options that has one.
    public @Nullable String value(String... names) {
        var given = option(names);
        return given == null ? null : given.value();
    }

    /// The operand's value, or empty when there are fewer.
    public String operand(int index) {
        return index < operands.size() ? operands.get(index).value() : "";
    }

    /// The program as written: `docker compose` where it stands so.
    public String spoken() {
        boolean twoWords =
                program.equals("docker-compose")
                        && words.size() > 1
                        && !Names.base(words.getFirst().value()).contains("compose");
        return twoWords ? Names.base(words.getFirst().value()) + " compose" : program;
    }

    /// `docker logs`, `curl`: what a person would call it.
    public String name() {
        return path.isEmpty() ? spoken() : spoken() + " " + String.join(" ", path);
    }

    public boolean wrappedIn(String wrapper) {
        return wrappers.contains(wrapper);
    }

    /// Offset of a word in the command's text.
    public int offset(Word word) {
        return anchor >= 0 ? anchor : word.start();
    }

    /// Offset of the program in the command's text.
    public int offset() {
        return offset(words.getFirst());
    }
}
