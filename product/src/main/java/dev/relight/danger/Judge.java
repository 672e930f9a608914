package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Placeholder;
import dev.relight.shell.Placeholders;
import dev.relight.shell.Shell;
import dev.relight.shell.Statement;
import dev.relight.shell.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says how much harm a command can do, and why, by tables that a team can add to.
///
/// Safe for many threads; never throws for what stands in a command.
public final class Judge {
    private final Shelf shelf;

    private Judge(Shelf shelf) {
        this.shelf = shelf;
    }

    /// By the shipped tables alone.
    public static Judge standard() {
        return new Judge(new Shelf(Map.of()));
    }

    /// By the team's own rules first; a row of theirs wins over a shipped row for the same words.
    public static Judge with(OwnRules rules) {
        return new Judge(new Shelf(rules.tables()));
    }

    /// One command by itself.
    public Verdict judge(String command) {
        return alone(command, Shell.readCommand(command));
    }

    /// One statement by itself; see [#judgeBlock(List)] where it stands among others.
    public Verdict judge(Statement statement) {
        return alone(statement.text(), statement.tree());
    }

    /// The statements of one block, each in the light of those before it: `up -d` behind a `pull`
    /// starts another version. Variables set further up are not needed from outside.
    public List<Verdict> judgeBlock(List<Statement> block) {
        var verdicts = new ArrayList<Verdict>();
        var context = new Context(shelf);
        var rows = new LinkedHashSet<String>();
        var set = new HashSet<String>();
        for (var statement : block) {
            var scales = weighed(statement.tree());
            var met = List.copyOf(scales.rows());
            context.weigh(rows, scales);
            verdicts.add(verdict(scales, statement.text(), statement.tree(), set));
            for (var row : met) if (context.matters(row)) rows.add(row);
            set.addAll(Variables.set(statement.tree()));
        }
        return verdicts;
    }

    /// Everything that was found in a tree, the weightiest first; never empty.
    public List<Reason> reasons(Node tree) {
        return weighed(tree).inOrder();
    }

    /// The same for a text.
    public List<Reason> reasons(String command) {
        var scales = weighed(Shell.readCommand(command));
        Disguise.weigh(command, scales);
        return scales.inOrder();
    }

    /// Every program a command calls or carries, with its subcommands, in order: `docker exec`,
    /// `kubectl delete`; of an endless line only the first.
    public List<String> programs(String command) {
        return List.copyOf(weighed(Shell.readCommand(command)).rows());
    }

    /// How dangerous, and nothing else; the quickest question.
    public Danger danger(Node tree) {
        return weighed(tree).worst();
    }

    private Scales weighed(Node tree) {
        var scales = new Scales();
        new Weigher(shelf, scales).walk(tree, new Feed.Nothing());
        new Context(shelf).weigh(Set.of(), scales);
        if (scales.isEmpty()) scales.add(Danger.OBSERVE, "nothing in it runs a program", "");
        return scales;
    }

    private Verdict alone(String text, Node tree) {
        return verdict(weighed(tree), text, tree, Set.of());
    }

    private Verdict verdict(Scales scales, String text, Node tree, Set<String> setBefore) {
        Disguise.weigh(text, scales);
        var attendance = Attendance.of(text, tree);
        var secret = SecretShown.in(tree);
        var reasons = new ArrayList<String>();
        for (var reason : scales.inOrder()) reasons.add(reason.why());
        if (secret != null) reasons.add("may show a secret: " + secret);
        reasons.addAll(attendance.reasons());
        return new Verdict(
                scales.worst(),
                reasons,
                attendance.interactive(),
                attendance.form(),
                scales.platform(),
                Placeholders.in(text).stream().map(Placeholder::text).distinct().toList(),
                Variables.needed(tree, setBefore),
                secret != null);
    }
}
