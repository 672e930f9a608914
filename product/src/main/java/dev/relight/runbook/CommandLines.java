package dev.relight.runbook;

import dev.relight.lexicon.CodeTags;
import dev.relight.lexicon.Imperatives;
import dev.relight.lexicon.Sort;
import dev.relight.shell.Node;
import dev.relight.shell.Script;
import dev.relight.shell.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Which statements of a block without prompts are commands.
///
/// @param leadIn the text right above, which may say "run"
/// @param known programs that the page itself shows to be such
record CommandLines(Script script, CodeTags.Promise promise, String leadIn, Vocabulary known) {
    /// A comment that names the file below it: `# /etc/redis/redis.conf`.
    private static final Pattern FILE =
            Pattern.compile(
                    "[\\w./~-]*\\w\\.(?:conf|cnf|cfg|ini|ya?ml|toml|properties|service|timer|env|hcl|tf|json|xml|rules|list|py|rb|js|sql)"
                            + "(?:\\s*\\(.*\\)|:)?");

    List<Statement> chosen() {
        if (script.statements().isEmpty() || isFile()) return List.of();
        return promise == CodeTags.Promise.SHELL ? promised() : guessed();
    }

    /// The first comment names a settings file and nothing below it is surely a command.
    private boolean isFile() {
        if (sure() > 0 || script.remarks().isEmpty()) return false;
        return FILE.matcher(script.remarks().getFirst().text()).matches();
    }

    // ---- where the tag says shell: all but what is plainly something else

    private List<Statement> promised() {
        if (isSettings() || isEnvironment()) return List.of();
        return script.statements().stream().filter(this::isKept).toList();
    }

    private boolean isKept(Statement statement) {
        if (statement.text().isBlank()) return false;
        if (isSure(statement) && !Strays.isLog(statement.text())) return true;
        boolean stray = Strays.isStray(statement.text()) || Strays.isRow(statement.text());
        return stray
                ? isToBeAdded(statement)
                : !statement.broken() || Looks.namesProgram(statement.text());
    }

    /// A line of YAML that the comment above asks to be added somewhere: a person's task.
    private boolean isToBeAdded(Statement statement) {
        if (!Strays.isSetting(statement.text())) return false;
        for (var remark : script.remarks())
            if (remark.line() == statement.line() - 1)
                return Imperatives.of(remark.text()) == Sort.WRITE;
        return false;
    }

    /// `save 900 1`, `appendonly yes`: words of a settings file, of which none is a program we know
    /// and none has an option.
    private boolean isSettings() {
        var firsts = new HashSet<String>();
        for (var statement : script.statements()) {
            if (isSure(statement) || !Looks.isPlainWords(statement.tree())) return false;
            firsts.add(Vocabulary.program(statement.tree()));
        }
        return firsts.size() > 1;
    }

    /// `DB_HOST=db` and its like, and nothing on the page uses one of them as a variable: the text
    /// of an environment file.
    private boolean isEnvironment() {
        if (script.statements().size() < 2) return false;
        for (var statement : script.statements()) {
            if (!(statement.tree() instanceof Node.Simple simple) || !simple.words().isEmpty())
                return false;
            for (var assignment : simple.assignments())
                if (known.uses(assignment.name())) return false;
        }
        return true;
    }

    // ---- where nobody says what the block is: it must look like commands, and begin with one

    private List<Statement> guessed() {
        var statements = script.statements();
        int sure = sure();
        var first = statements.getFirst();
        boolean asked = Asked.toRun(leadIn);
        if (sure == 0) return isAllLikely(asked) ? statements : List.of();
        if (!isSure(first) && sure * 2 < statements.size()) return List.of();
        return statements.stream().filter(one -> isSure(one) || asked && isLikely(one)).toList();
    }

    private boolean isAllLikely(boolean asked) {
        var statements = script.statements();
        boolean shaped = statements.size() == 1 && Looks.isShaped(statements.getFirst().tree());
        return (asked || shaped) && statements.stream().allMatch(CommandLines::isLikely);
    }

    private static boolean isLikely(Statement statement) {
        return Looks.mayBeCommand(statement.tree())
                && !Strays.isStray(statement.text())
                && !Strays.isRow(statement.text());
    }

    private boolean isSure(Statement statement) {
        return Looks.isCommand(statement.tree()) || known.holds(statement.tree());
    }

    private int sure() {
        return (int) script.statements().stream().filter(this::isSure).count();
    }
}
