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
            case Node.Conditional conditional ->
                    find(conditional.branches().getFirst().condition(), carried);
            case Node.Subshell subshell -> find(subshell.body(), carried);
            case Node.Group group -> find(group.body(), carried);
            case Node.Redirected redirected ->
                    silenced(find(redirected.body(), carried), redirected.redirects());
            case Node.Test test -> new Look(new Call("test", values(test.words()), ""));
            case Node.Choice _, Node.Function _, Node.Broken _ -> Look.BLIND;
        };
    }

    private static Look simple(Node.Simple simple, int carried) {
        return silenced(Undress.look(values(simple.words()), carried), simple.redirects());
    }

    private static Look silenced(Look look, List<Redirect> redirects) {
        for (var redirect : redirects)
            if (redirect.writesFile() && !redirect.descriptor().equals("2"))
                return look.with(Look.Trait.SILENCED);
        return look;
    }

    private static Look pipeline(Node.Pipeline pipeline, int carried) {
        var first = find(pipeline.parts().getFirst(), carried);
        var filters = new ArrayList<>(first.filters());
        for (var part : pipeline.parts().subList(1, pipeline.parts().size())) {
            var look = find(part, carried);
            filters.add(look.source());
            filters.addAll(look.filters());
            if (look.isSilenced()) first = first.with(Look.Trait.SILENCED);
        }
        boolean alone = pipeline.parts().size() == 1 && !pipeline.negated();
        var whole = new Look(first.source(), filters, first.exitTells() && alone, first.traits());
        return pipeline.timed() ? whole.with(Look.Trait.TIMED) : whole;
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
