package dev.relight.finding;

import com.google.re2j.Pattern;
import dev.relight.lexicon.Row;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long a command takes by its own words (`finding/takes.yaml`): `sleep 30 && curl ...`.
public final class OwnTime {
    /// A runbook that waits longer in one look waits for a person.
    public static final Duration LONGEST = Duration.ofMinutes(3);

    /// A loop over more words is no look at a few ports.
    private static final int ROUNDS_MAX = 30;

    private static final Pattern PLAIN = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)([smhd]?)");

    private static final Set<String> WRAPPERS =
            Set.of("sudo", "time", "nice", "nohup", "command", "exec", "-n", "env");

    private OwnTime() {}

    /// Nothing for what answers at once; never more than [#LONGEST].
    public static Duration of(String command) {
        var sum = of(Shell.readCommand(command));
        return sum.compareTo(LONGEST) > 0 ? LONGEST : sum;
    }

    private static Duration of(@Nullable Node node) {
        return switch (node) {
            case null -> Duration.ZERO;
            case Node.Simple simple -> simple(simple.words().stream().map(Word::value).toList());
            case Node.Pipeline pipeline ->
                    pipeline.parts().stream()
                            .map(OwnTime::of)
                            .max(Duration::compareTo)
                            .orElse(Duration.ZERO);
            case Node.Sequence sequence ->
                    sequence.parts().stream()
                            .map(OwnTime::of)
                            .reduce(Duration.ZERO, Duration::plus);
            case Node.Loop loop -> loop(loop);
            case Node.Conditional conditional -> conditional(conditional);
            case Node.Subshell subshell -> of(subshell.body());
            case Node.Group group -> of(group.body());
            case Node.Redirected redirected -> of(redirected.body());
            case Node.Background _, Node.Choice _, Node.Function _, Node.Test _, Node.Broken _ ->
                    Duration.ZERO;
        };
    }

    private static Duration loop(Node.Loop loop) {
        int rounds =
                loop.kind() == Node.Loop.Kind.FOR
                        ? Math.min(Math.max(1, loop.over().size()), ROUNDS_MAX)
                        : 1;
        return of(loop.body()).plus(of(loop.condition())).multipliedBy(rounds);
    }

    private static Duration conditional(Node.Conditional conditional) {
        var longest = of(conditional.otherwise());
        for (var branch : conditional.branches()) {
            var its = of(branch.condition()).plus(of(branch.body()));
            if (its.compareTo(longest) > 0) longest = its;
        }
        return longest;
    }

    private static Duration simple(List<String> words) {
        int at = 0;
        while (at < words.size() && WRAPPERS.contains(words.get(at))) at++;
        if (at == words.size()) return Duration.ZERO;
        var name = words.get(at).substring(words.get(at).lastIndexOf('/') + 1);
        var call = new Call(name, words.subList(at + 1, words.size()), "");
        for (var row : Rows.of("takes")) {
            var its = fits(row, call) ? read(row, call) : null;
            if (its != null) return its;
        }
        return Duration.ZERO;
    }

    private static boolean fits(Row row, Call call) {
        var words = row.list("call");
        if (!List.of(words.getFirst().split("\\|")).contains(call.program())) return false;
        return words.size() == 1 || call.plain().contains(words.get(1));
    }

    /// Null where the row says nothing of this call.
    private static @Nullable Duration read(Row row, Call call) {
        for (var option : row.list("option")) {
            var given = call.value(option);
            var length = given == null ? null : length(given);
            if (length != null) return length;
        }
        var arg = row.text("arg");
        if (!arg.isEmpty()) {
            var plain = new ArrayList<>(call.plain());
            for (var option : row.list("valued")) plain.remove(call.value(option));
            int index = Integer.parseInt(arg) - 1;
            return index < plain.size() ? length(plain.get(index)) : null;
        }
        if (row.text("times").equals("y")) return reports(call.plain());
        var each = row.list("each");
        if (!each.isEmpty()) {
            var count = call.value(each.getFirst());
            var one = length(each.getLast());
            if (count != null && count.matches("[0-9]{1,4}") && one != null)
                return one.multipliedBy(Long.parseLong(count));
        }
        return length(row.text("takes"));
    }

    private static @Nullable Duration reports(List<String> plain) {
        var numbers = plain.stream().filter(word -> word.matches("[0-9]{1,4}")).toList();
        if (numbers.size() < 2) return null;
        var last = numbers.subList(numbers.size() - 2, numbers.size());
        return Duration.ofSeconds(Long.parseLong(last.getFirst()) * Long.parseLong(last.getLast()));
    }

    /// As sleep(1) writes it: `30`, `1.5m`, `1m30s`; null for anything else.
    private static @Nullable Duration length(String written) {
        var plain = PLAIN.matcher(written);
        if (plain.matches()) {
            var unit = Ago.read("1" + (plain.group(2).isEmpty() ? "s" : plain.group(2)));
            double count = Double.parseDouble(plain.group(1));
            return unit == null ? null : Duration.ofMillis((long) (unit.toMillis() * count));
        }
        return written.matches("([0-9]{1,6}[smhd])+") ? Ago.read(written) : null;
    }
}
