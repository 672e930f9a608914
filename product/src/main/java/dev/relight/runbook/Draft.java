package dev.relight.runbook;

import dev.relight.danger.Danger;
import dev.relight.danger.Unattended;
import dev.relight.danger.Verdict;
import dev.relight.finding.Predicate;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.lexicon.SessionWords;
import dev.relight.shell.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command on its way into the plan: what was read is final, what is found out later is not.
final class Draft {
    final int line;
    final int endLine;
    final String text;
    final String inlineComment;
    final Node tree;
    final Part part;

    /// The block it stands in; null for code within a sentence.
    final @Nullable Block block;

    /// Conditions that govern it, outer first.
    final List<Stated> conditions = new ArrayList<>();

    /// Name of the step it belongs to.
    String step = "";

    /// What the author says should come out.
    @Nullable String expected;

    /// It stands instead of this one.
    @Nullable Draft alternativeOf;

    /// The line that opened the session it is typed into; null outside of one.
    @Nullable Draft session;

    /// What is typed into the session it opens, where that is no shell.
    String typed = "";

    /// The session it opens speaks this; null when it opens none.
    SessionWords.@Nullable Speaks opens;

    /// The author warns of it.
    boolean warned;

    /// What the judge says; set before anything asks.
    @Nullable Verdict verdict;

    /// Set by a bold label over it; null where the heading decides.
    @Nullable Phase labelled;

    Role role = Role.CHECK;
    @Nullable Predicate check;
    List<String> evidence = List.of();

    Draft(
            int line,
            int endLine,
            String text,
            String inlineComment,
            Node tree,
            Part part,
            @Nullable Block block) {
        this.line = line;
        this.endLine = endLine;
        this.text = text;
        this.inlineComment = inlineComment;
        this.tree = tree;
        this.part = part;
        this.block = block;
    }

    Verdict judged() {
        if (verdict == null)
            throw new IllegalStateException("line " + line + " was asked for before it was judged");
        return verdict;
    }

    /// The text the tree was read from: without what is typed into a session below it.
    String judgedText() {
        return typed.isEmpty() ? text : text.substring(0, text.length() - typed.length()).strip();
    }

    Phase phase() {
        return labelled == null ? part.phase : labelled;
    }

    Danger danger() {
        return judged().danger();
    }

    boolean acts() {
        return danger() != Danger.OBSERVE;
    }

    boolean isHuman() {
        var unattended = judged().unattended();
        return unattended != null && unattended.kind() == Unattended.Kind.HUMAN;
    }

    /// A line of YAML or of a settings file that stands where a command should.
    boolean isSetting() {
        return Strays.isSetting(text) && !Looks.isCommand(tree);
    }

    /// `sleep 30`, `wait`: nothing comes out of it.
    boolean isWait() {
        if (!(tree instanceof Node.Simple simple) || simple.words().isEmpty()) return false;
        var program = simple.words().getFirst().value();
        return program.equals("sleep") || program.equals("wait");
    }

    /// It only reads, and throws away what it read: nothing comes of it.
    boolean printsNowhere() {
        return !acts()
                && tree instanceof Node.Simple simple
                && simple.redirects().stream()
                        .anyMatch(one ->
                                one.writesFile()
                                        && one.descriptor().isEmpty()
                                        && one.target().value().equals("/dev/null"));
    }

    /// Continuations joined as the shell joins them.
    String joined() {
        if (text.indexOf("\\\n") < 0) return text;
        return text.replaceAll("[ \\t]*\\\\\\n[ \\t]*", " ");
    }
}
