package dev.relight.danger;

import dev.relight.secret.SecretName;
import dev.relight.shell.Node;
import dev.relight.shell.Piece;
import dev.relight.shell.Redirect;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a command's output, or its own text, may show a secret.
///
/// Errs on the side of yes where a whole environment or configuration is printed; a variable that
/// is only passed on (`-H "Authorization: Bearer $TOKEN"`) shows nothing.
public final class SecretShown {
    /// Behind a pipe they let no value through.
    private static final Set<String> COUNTING =
            Set.of("wc", "md5sum", "sha256sum", "sha1sum", "cksum", "true", "test", "[");

    private final List<String> why = new ArrayList<>();

    private SecretShown() {}

    /// Why, or null when nothing secret is to be expected.
    public static @Nullable String in(Node tree) {
        var search = new SecretShown();
        search.walk(tree, true);
        return search.why.isEmpty() ? null : search.why.getFirst();
    }

    public static @Nullable String in(String command) {
        return in(Shell.readCommand(command));
    }

    /// @param seen what it prints is seen, not kept in a variable, a file or a pipe that hides it
    private void walk(Node node, boolean seen) {
        switch (node) {
            case Node.Simple simple -> simple(simple, seen);
            case Node.Pipeline pipeline -> {
                var parts = pipeline.parts();
                boolean open = seen;
                for (int i = parts.size() - 1; i >= 0; i--) {
                    walk(parts.get(i), open);
                    open &= !hides(parts.get(i));
                }
            }
            case Node.Redirected redirected ->
                    walk(redirected.body(), seen && !keepsOutput(redirected.redirects()));
            case Node.Sequence _,
                    Node.Background _,
                    Node.Loop _,
                    Node.Conditional _,
                    Node.Choice _,
                    Node.Function _,
                    Node.Subshell _,
                    Node.Group _,
                    Node.Test _ -> {
                for (var below : node.below()) walk(below, seen);
            }
            case Node.Broken _ -> {}
        }
    }

    private void simple(Node.Simple simple, boolean seen) {
        boolean open = seen && !keepsOutput(simple.redirects());
        boolean echoes = !simple.words().isEmpty() && prints(simple.words().getFirst());
        for (var below : simple.below()) walk(below, open && echoes);
        for (var assignment : simple.assignments()) {
            add(SecretText.inAssignment(assignment));
            add(SecretText.inWords(assignment.value()));
        }
        for (var redirect : simple.redirects())
            for (var piece : redirect.body()) add(SecretText.in(piece.text()));
        if (simple.words().isEmpty()) return;
        add(SecretText.inWords(simple.words()));
        call(simple.words(), 0, open, 0);
    }

    private void add(@Nullable String reason) {
        if (reason != null) why.add(reason);
    }

    private void call(List<Word> words, int program, boolean seen, int depth) {
        if (depth > AttendanceWalk.CARRIED_MAX) return;
        var call =
                new Call(words, program, AttendanceTable.program(Call.nameOf(words.get(program))));
        add(SecretText.inOptions(call));
        if (seen) add(SecretOutput.of(call));
        if (call.carried >= 0) call(words, call.carried, seen, depth + 1);
        else if (call.text >= 0) walk(Shell.readCommand(words.get(call.text).value()), seen);
        if (seen && prints(words.get(program))) echoed(call);
    }

    private void echoed(Call call) {
        for (int i = call.program + 1; i < call.words.size(); i++)
            for (var piece : call.words.get(i).pieces()) echoed(piece);
    }

    private void echoed(Piece piece) {
        if (piece instanceof Piece.Expansion expansion
                && !expansion.operator().contains("+")
                && !expansion.text().startsWith("${#")
                && SecretName.speaks(expansion.name()))
            why.add("prints the secret " + expansion.name());
        if (piece instanceof Piece.DoubleQuoted quoted) quoted.pieces().forEach(this::echoed);
    }

    private static boolean prints(Word program) {
        return switch (program.value()) {
            case "echo", "printf", "print" -> true;
            default -> false;
        };
    }

    private static boolean keepsOutput(List<Redirect> redirects) {
        for (var redirect : redirects)
            if (redirect.writesFile()
                    && !redirect.descriptor().equals("2")
                    && !redirect.target().value().equals("/dev/stdout")) return true;
        return false;
    }

    /// `| wc -l`, `| grep -q x`, `| cut -d= -f1` let no value through.
    private static boolean hides(Node node) {
        if (!(node instanceof Node.Simple simple) || simple.words().isEmpty()) return false;
        var call = new Call(simple.words(), 0, AttendanceTable.program(""));
        if (keepsOutput(simple.redirects())) return true;
        if (COUNTING.contains(call.name)) return true;
        return switch (call.name) {
            case "grep", "egrep", "fgrep", "rg" ->
                    call.has(List.of("-q", "--quiet", "--silent", "-c", "--count", "-l"));
            case "cut", "awk", "sed" -> namesOnly(call.name, simple.words());
            default -> false;
        };
    }

    /// Cuts at `=` and keeps what stands before it.
    private static boolean namesOnly(String program, List<Word> words) {
        var line = new StringBuilder();
        for (var word : words) line.append(word.value()).append(' ');
        return switch (program) {
            case "cut" ->
                    line.indexOf("-d=") > 0 && line.toString().replace(" ", "").contains("-f1");
            case "awk" ->
                    line.indexOf("-F=") > 0
                            && line.toString().replace(" ", "").contains("{print$1}");
            default -> line.indexOf("s/=.*//") > 0;
        };
    }
}
