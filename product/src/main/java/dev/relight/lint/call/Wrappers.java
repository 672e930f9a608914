package dev.relight.lint.call;

import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes off what stands in front of the program that matters: `sudo -u app nice timeout 5 curl`.
final class Wrappers {
    /// Options that take the next word, by wrapper.
    private static final Map<String, Set<String>> VALUED =
            Map.ofEntries(
                    Map.entry(
                            "sudo",
                            Set.of(
                                    "-u",
                                    "-g",
                                    "-h",
                                    "-p",
                                    "-C",
                                    "-T",
                                    "-r",
                                    "-t",
                                    "-D",
                                    "--user",
                                    "--group",
                                    "--host",
                                    "--prompt",
                                    "--chdir")),
                    Map.entry("doas", Set.of("-u", "-C")),
                    Map.entry("env", Set.of("-u", "--unset", "-C", "--chdir", "-S")),
                    Map.entry("timeout", Set.of("-k", "--kill-after", "-s", "--signal")),
                    Map.entry("nice", Set.of("-n", "--adjustment")),
                    Map.entry("ionice", Set.of("-c", "-n", "-p")),
                    Map.entry("watch", Set.of("-n", "--interval", "-q", "--equexit")),
                    Map.entry(
                            "xargs",
                            Set.of(
                                    "-I",
                                    "-i",
                                    "-n",
                                    "-P",
                                    "-L",
                                    "-d",
                                    "-s",
                                    "-a",
                                    "-E",
                                    "--max-args",
                                    "--max-procs",
                                    "--replace",
                                    "--delimiter",
                                    "--arg-file")),
                    Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
                    Map.entry("time", Set.of("-f", "-o")),
                    Map.entry("strace", Set.of("-e", "-p", "-o", "-s")),
                    Map.entry("chroot", Set.of()),
                    Map.entry("nohup", Set.of()),
                    Map.entry("setsid", Set.of()),
                    Map.entry("command", Set.of()),
                    Map.entry("exec", Set.of("-a")),
                    Map.entry("builtin", Set.of()),
                    Map.entry("unbuffer", Set.of()));

    /// Wrappers with an operand of their own before the command.
    private static final Map<String, Integer> OPERANDS = Map.of("timeout", 1, "chroot", 1);

    private Wrappers() {}

    /// What stands in front, and what is left.
    record Taken(List<String> wrappers, List<Word> words) {}

    static Taken off(List<Word> all) {
        var wrappers = new ArrayList<String>();
        var words = all;
        while (words.size() > 1) {
            var name = Names.base(words.getFirst().value());
            var valued = VALUED.get(name);
            if (valued == null) break;
            int at = behind(name, words, valued, wrappers);
            if (at >= words.size()) break;
            words = words.subList(at, words.size());
        }
        return new Taken(wrappers, words);
    }

    private static int behind(
            String name, List<Word> words, Set<String> valued, List<String> wrappers) {
        wrappers.add(name);
        int at = 1;
        int operands = OPERANDS.getOrDefault(name, 0);
        while (at < words.size()) {
            var text = words.get(at).value();
            if (text.equals("--")) return at + 1;
            if (text.startsWith("-") && text.length() > 1) {
                wrappers.add(text);
                at += valued.contains(text) ? 2 : 1;
            } else if (name.equals("env") && text.indexOf('=') > 0) at++;
            else if (operands-- > 0) at++;
            else return at;
        }
        return at;
    }
}
