package dev.relight.finding;

import dev.relight.shell.Node;
import dev.relight.shell.Redirect;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds in a command's tree the program that looks.
final class LookFinder {
    /// `ssh h 'docker exec c sh -c "..."'` is three; nobody reads deeper ones.
    static final int CARRIED_MAX = 4;

    /// Programs that prepare or decorate and look at nothing.
    private static final Set<String> IDLE =
            Set.of(
                    "cd", "export", "echo", "printf", "sleep", "set", "true", ":", "source", ".",
                    "pushd", "popd", "unset", "alias", "date", "wait");

    private LookFinder() {}

    static Look find(Node node, int carried) {
        if (carried > CARRIED_MAX) return Look.BLIND;
        return switch (node) {
            case Node.Simple simple -> simple(simple, carried);
            case Node.Pipeline pipeline -> pipeline(pipeline, carried);
            case Node.Sequence sequence -> sequence(sequence, carried);
            case Node.Background background ->
                    find(background.body(), carried).with(Look.Trait.REPEATED);
            case Node.Loop loop -> {
                var condition = loop.condition();
                var watched = condition == null ? Look.BLIND : find(condition, carried);
                yield isBlind(watched)
                        ? find(loop.body(), carried).with(Look.Trait.REPEATED)
                        : watched;
            }
            case Node.Conditional conditional -> {
                var first = conditional.branches().getFirst();
                var asked = find(first.condition(), carried);
                yield asked.source().is("test", "[", "") ? find(first.body(), carried) : asked;
            }
            case Node.Subshell subshell -> find(subshell.body(), carried);
            case Node.Group group -> find(group.body(), carried);
            case Node.Redirected redirected ->
                    silenced(find(redirected.body(), carried), redirected.redirects());
            case Node.Test test -> new Look(new Call("test", values(test.words()), ""));
            case Node.Choice _, Node.Function _, Node.Broken _ -> Look.BLIND;
        };
    }

    private static Look simple(Node.Simple simple, int carried) {
        return silenced(
                searched(Undress.look(values(simple.words()), carried)), simple.redirects());
    }

    /// `grep x file` is a look at the file that went through a search.
    private static Look searched(Look look) {
        var call = look.source();
        if (!Greps.isGrep(call) || look.isPiped()) return look;
        var files = Greps.files(call);
        if (files.isEmpty()) return look;
        return new Look(new Call("cat", files, call.within()), List.of(call), false, look.traits());
    }

    private static Look silenced(Look look, List<Redirect> redirects) {
        for (var redirect : redirects)
            if (redirect.writesFile() && !redirect.descriptor().equals("2"))
                return look.with(Look.Trait.SILENCED);
        return look;
    }

    private static Look pipeline(Node.Pipeline pipeline, int carried) {
        var parts = pipeline.parts().stream().map(part -> find(part, carried)).toList();
        int start = feedsOnly(parts) ? 1 : 0;
        var first = parts.get(start);
        var filters = new ArrayList<>(first.filters());
        for (var part : parts.subList(start + 1, parts.size())) {
            filters.add(part.source());
            filters.addAll(part.filters());
            if (part.isSilenced()) first = first.with(Look.Trait.SILENCED);
        }
        boolean last = start == parts.size() - 1 && !pipeline.negated();
        var whole = new Look(first.source(), filters, first.exitTells() && last, first.traits());
        return pipeline.timed() ? whole.with(Look.Trait.TIMED) : whole;
    }

    /// `echo "SELECT 1" | psql`, `cat <<EOF | kubectl apply -f -`: the second does the work.
    private static boolean feedsOnly(List<Look> parts) {
        if (parts.size() < 2) return false;
        var first = parts.getFirst().source();
        return first.is("printf", "yes")
                || first.is("cat") && first.plain().isEmpty()
                || first.is("echo") && !parts.get(1).isGrepping();
    }

    /// The first part that looks at something; what stands behind it hides its exit unless `&&`.
    private static Look sequence(Node.Sequence sequence, int carried) {
        var parts = sequence.parts();
        for (int i = 0; i < parts.size(); i++) {
            var look = find(parts.get(i), carried);
            if (isBlind(look) || IDLE.contains(look.source().program())) continue;
            boolean tells = look.exitTells() && i == parts.size() - 1;
            return new Look(look.source(), look.filters(), tells, look.traits());
        }
        return parts.isEmpty() ? Look.BLIND : find(parts.getFirst(), carried);
    }

    private static boolean isBlind(Look look) {
        var program = look.source().program();
        return program.isEmpty() || program.equals("true") || program.equals(":");
    }

    private static List<String> values(List<Word> words) {
        return words.stream().map(Word::value).toList();
    }
}
