package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes a command apart into the programs of its pipeline.
final class Split {
    private static final Set<String> WRAPPERS =
            Set.of("sudo", "time", "nohup", "nice", "timeout", "watch", "env", "command", "stdbuf");

    private Split() {}

    static Look look(String command) {
        var members = new ArrayList<List<String>>();
        members.add(new ArrayList<>());
        boolean looped = command.strip().matches("(?s)(for|while|until) .*");
        for (var word : words(command)) {
            if (word.equals("\u0000|")) members.add(new ArrayList<>());
            else if (word.equals("\u0000;")) {
                if (isIdle(members)) {
                    members.clear();
                    members.add(new ArrayList<>());
                } else break;
            } else members.getLast().add(word);
        }
        var calls = members.stream().map(Split::call).toList();
        return new Look(calls.getFirst(), calls.subList(1, calls.size()), looped);
    }

    private static boolean isIdle(List<List<String>> members) {
        var first = members.getFirst();
        return members.size() == 1
                && (first.isEmpty()
                        || Set.of("cd", "export", "echo", "sleep", "set", "for")
                                .contains(first.getFirst()));
    }

    private static Call call(List<String> words) {
        var left = new ArrayList<>(words);
        while (!left.isEmpty()
                && (WRAPPERS.contains(left.getFirst()) && left.size() > 1
                        || left.getFirst()
                                .matches("[A-Za-z_]\\w*=.*|-.*|[0-9.]+s?|do|until|while|if")))
            left.removeFirst();
        if (left.isEmpty()) return new Call("", List.of(), "");
        var program = left.removeFirst();
        program = program.substring(program.lastIndexOf('/') + 1);
        int exec = left.indexOf("exec");
        if (exec >= 0
                && Set.of("docker", "docker-compose", "kubectl", "podman").contains(program)) {
            var rest = new ArrayList<>(left.subList(exec + 1, left.size()));
            while (!rest.isEmpty() && rest.getFirst().startsWith("-")) rest.removeFirst();
            if (rest.size() >= 2) {
                var within = rest.removeFirst();
                if (rest.getFirst().equals("--")) rest.removeFirst();
                var inner = call(rest);
                return new Call(inner.program(), inner.args(), within);
            }
        }
        return new Call(program, left, "");
    }

    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && i + 1 < command.length()) {
                char next = command.charAt(++i);
                if (next != '\n') word.append(next);
            } else if (c == '\'' || c == '"') {
                int end = command.indexOf(c, i + 1);
                if (end < 0) end = command.length();
                word.append(command, i + 1, end);
                open = true;
                i = end;
            } else if (Character.isWhitespace(c) && c != '\n' || "|;&\n".indexOf(c) >= 0) {
                if (open || !word.isEmpty()) words.add(word.toString());
                word.setLength(0);
                open = false;
                if (c == '|') words.add("\u0000|");
                if (c == ';' || c == '&' || c == '\n') words.add("\u0000;");
            } else word.append(c);
        }
        if (open || !word.isEmpty()) words.add(word.toString());
        return words;
    }
}
