package dev.relight.lint.call;

import dev.relight.plan.Command;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Walks a command's tree and what it carries, and lists every call.
final class CallFinder {
    /// Commands that carry commands that carry commands: deeper than this nobody writes.
    private static final int CARRY_DEPTH_MAX = 6;

    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ash", "ksh");

    /// Options of ssh that take the next word.
    private static final Set<String> SSH_VALUED =
            Set.of(
                    "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O",
                    "-o", "-p", "-Q", "-R", "-S", "-W", "-w");

    private final Command command;
    private final List<Call> calls = new ArrayList<>();
    private int pipes;
    private int carried;

    /// Where the walk stands.
    private record Here(
            Side side, int anchor, boolean substituted, boolean looped, boolean decides) {
        Here deciding() {
            return new Here(side, anchor, substituted, looped, true);
        }

        Here inLoop() {
            return new Here(side, anchor, substituted, true, decides);
        }

        Here inSubstitution() {
            return new Here(side, anchor, true, looped, false);
        }
    }

    CallFinder(Command command) {
        this.command = command;
    }

    List<Call> calls() {
        return calls;
    }

    void walk(Node tree) {
        walk(tree, new Here(Side.HERE, -1, false, false, false), ++pipes, 0, 1);
    }

    private void walk(Node node, Here here, int pipe, int stage, int stages) {
        switch (node) {
            case Node.Pipeline pipeline -> {
                int own = ++pipes;
                var inside = pipeline.negated() ? here.deciding() : here;
                for (int i = 0; i < pipeline.parts().size(); i++)
                    walk(pipeline.parts().get(i), inside, own, i, pipeline.parts().size());
            }
            case Node.Sequence sequence -> sequence(sequence, here);
            case Node.Loop loop -> loop(loop, here);
            case Node.Conditional conditional -> {
                for (var branch : conditional.branches()) {
                    walk(branch.condition(), here.deciding(), ++pipes, 0, 1);
                    walk(branch.body(), here, ++pipes, 0, 1);
                }
                if (conditional.otherwise() != null)
                    walk(conditional.otherwise(), here, ++pipes, 0, 1);
            }
            case Node.Simple simple -> simple(simple, here, pipe, stage, stages);
            case Node.Redirected redirected -> walk(redirected.body(), here, pipe, stage, stages);
            case Node.Group group -> walk(group.body(), here, pipe, stage, stages);
            case Node.Subshell subshell -> walk(subshell.body(), here, pipe, stage, stages);
            case Node.Background _, Node.Choice _, Node.Function _, Node.Test _, Node.Broken _ -> {
                for (var below : node.below()) walk(below, here, ++pipes, 0, 1);
            }
        }
    }

    private void sequence(Node.Sequence sequence, Here here) {
        for (int i = 0; i < sequence.parts().size(); i++) {
            boolean asked =
                    i < sequence.joints().size() && sequence.joints().get(i) != Node.Joint.THEN;
            walk(sequence.parts().get(i), asked ? here.deciding() : here, ++pipes, 0, 1);
        }
    }

    private void loop(Node.Loop loop, Here here) {
        if (loop.condition() != null)
            walk(loop.condition(), here.inLoop().deciding(), ++pipes, 0, 1);
        else
            for (var below : loop.below().subList(0, loop.below().size() - 1))
                walk(below, here.inSubstitution(), ++pipes, 0, 1);
        walk(loop.body(), here.inLoop(), ++pipes, 0, 1);
    }

    private void simple(Node.Simple simple, Here here, int pipe, int stage, int stages) {
        for (var below : simple.below()) walk(below, here.inSubstitution(), ++pipes, 0, 1);
        if (simple.words().isEmpty()) return;
        var position =
                new Call.Position(
                        pipe, stage, stages, here.substituted(), here.looped(), here.decides());
        words(simple, simple.words(), here, position);
    }

    private void words(Node.Simple simple, List<Word> all, Here here, Call.Position position) {
        var taken = Wrappers.off(all);
        var words = taken.words();
        if (taken.wrappers().contains("watch") && words.size() == 1) {
            calls.add(call(simple, words, taken.wrappers(), here, position));
            carry(words.getFirst(), here);
            return;
        }
        var call = call(simple, words, taken.wrappers(), here, position);
        calls.add(call);
        carried(call, simple, here, position);
    }

    private Call call(
            Node.Simple simple,
            List<Word> words,
            List<String> wrappers,
            Here here,
            Call.Position position) {
        var program = Names.base(words.getFirst().value());
        var rest = words.subList(1, words.size());
        if (program.equals("docker") || program.equals("podman")) {
            int compose = compose(rest);
            if (compose >= 0) {
                program = "docker-compose";
                rest = rest.subList(compose + 1, rest.size());
            }
        }
        if (program.equals("podman-compose")) program = "docker-compose";
        var known = program.equals("oc") || program.equals("k") ? "kubectl" : program;
        if (program.equals("podman") || program.equals("nerdctl")) known = "docker";
        var arguments = new Arguments(known, rest);
        return new Call(
                command,
                simple,
                program,
                List.copyOf(arguments.path),
                List.copyOf(arguments.options),
                List.copyOf(arguments.operands),
                List.copyOf(words),
                List.copyOf(arguments.carried),
                List.copyOf(wrappers),
                here.side(),
                position,
                here.anchor());
    }

    private static int compose(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            var text = words.get(i).value();
            if (text.equals("compose")) return i;
            if (!text.startsWith("-")) return -1;
        }
        return -1;
    }

    private void carried(Call call, Node.Simple simple, Here here, Call.Position position) {
        if (SHELLS.contains(call.program())) {
            shellText(call, here);
            return;
        }
        if (call.is("ssh")) {
            ssh(call, here);
            return;
        }
        if (call.carried().isEmpty() || ++carried > CARRY_DEPTH_MAX) return;
        var kind =
                switch (call.program()) {
                    case "docker", "podman", "nerdctl" -> Side.Kind.CONTAINER;
                    case "docker-compose" -> Side.Kind.SERVICE;
                    default -> Side.Kind.POD;
                };
        var inside = new Side(kind, call.operand(0));
        var there =
                new Here(inside, here.anchor(), here.substituted(), here.looped(), here.decides());
        words(simple, call.carried(), there, position);
    }

    private void shellText(Call call, Here here) {
        var words = call.words();
        for (int i = 1; i + 1 < words.size(); i++) {
            var text = words.get(i).value();
            if (!text.startsWith("-")) return;
            if (text.endsWith("c")) {
                carry(words.get(i + 1), here);
                return;
            }
        }
    }

    private void ssh(Call call, Here here) {
        var words = call.words();
        for (int i = 1; i < words.size(); i++) {
            var text = words.get(i).value();
            if (SSH_VALUED.contains(text)) i++;
            else if (!text.startsWith("-")) {
                if (i + 1 >= words.size()) return;
                var side = new Side(Side.Kind.REMOTE, text);
                var there =
                        new Here(
                                side,
                                here.anchor(),
                                here.substituted(),
                                here.looped(),
                                here.decides());
                var carriedText = new StringBuilder();
                for (var word : words.subList(i + 1, words.size()))
                    carriedText.append(word.value()).append(' ');
                carry(carriedText.toString().strip(), there, words.get(i + 1));
                return;
            }
        }
    }

    private void carry(Word word, Here here) {
        carry(word.value(), here, word);
    }

    private void carry(String text, Here here, Word from) {
        if (++carried > CARRY_DEPTH_MAX) return;
        int anchor = here.anchor() >= 0 ? here.anchor() : from.start();
        var there =
                new Here(here.side(), anchor, here.substituted(), here.looped(), here.decides());
        walk(Shell.readCommand(text), there, ++pipes, 0, 1);
    }
}
