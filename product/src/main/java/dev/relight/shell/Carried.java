package dev.relight.shell;

import java.util.List;
import java.util.Set;

/// What a word holds for the program that gets it: text, a shell's commands, or other code.
enum Carried {
    NOTHING,
    /// Read by a shell: `sh -c '...'`, `ssh host '...'`, its first words.
    SHELL,
    /// Read by a shell, behind its first words: `ssh host ls x`.
    SHELL_WORD,
    /// Read as a program or query: `psql -c '...'`, `python -c '...'`.
    CODE;

    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "zsh", "dash", "ash", "ksh", "su", "runuser", "script");

    /// All plain words behind the host are joined and read by the shell over there.
    private static final Set<String> REMOTE = Set.of("ssh", "slogin", "mosh", "autossh", "rsh");

    /// Every word is read by a shell.
    private static final Set<String> EVALUATING = Set.of("eval", "watch", "trap");

    /// Their first plain word is a program.
    private static final Set<String> FILTERS =
            Set.of("awk", "gawk", "mawk", "sed", "gsed", "jq", "yq", "gojq", "perl", "runner");

    /// What they read on their standard input, and behind the short options below, is code.
    private static final Set<String> INTERPRETERS =
            Set.of(
                    "psql",
                    "mysql",
                    "mariadb",
                    "mongosh",
                    "mongo",
                    "sqlite3",
                    "cqlsh",
                    "redis-cli",
                    "clickhouse-client",
                    "influx",
                    "sqlcmd",
                    "sqlplus",
                    "cypher-shell",
                    "trino",
                    "presto",
                    "beeline",
                    "hive",
                    "python",
                    "python2",
                    "python3",
                    "perl",
                    "ruby",
                    "node",
                    "php",
                    "lua",
                    "irb",
                    "rails",
                    "Rscript",
                    "ghci",
                    "osascript",
                    "pwsh");

    private static final Set<String> SHORT_OPTIONS =
            Set.of("-c", "-e", "-E", "-ne", "-pe", "-r", "-p", "-Q", "-q", "-execute", "-Command");

    /// Behind these stands code, whatever the program.
    private static final Set<String> LONG_OPTIONS =
            Set.of(
                    "--eval",
                    "--execute",
                    "--exec",
                    "--query",
                    "--sql",
                    "--expression",
                    "--command",
                    "--jsonpath",
                    "--script",
                    "--filter");

    /// Options of ssh that take the next word.
    private static final String SSH_VALUES = "bcDEeFIiJLlmOopQRSWwB";

    /// Run what stands behind them, so that it is a program's name.
    private static final Set<String> RUNNING =
            Set.of(
                    "sudo", "doas", "env", "nohup", "exec", "nice", "time", "command", "xargs",
                    "setsid", "ionice", "stdbuf", "builtin", "source", ".");

    /// Whether a word is the name of a program that is run by the programs before it.
    static boolean isProgram(List<Word> words, int at) {
        for (int i = at - 1; i >= 0; i--) {
            var word = words.get(i).value();
            if (RUNNING.contains(programName(words.get(i))) && isProgram(words, i)) return true;
            if (!word.startsWith("-") && word.indexOf('=') < 0) return false;
        }
        return true;
    }

    static Carried of(List<Word> words, int at) {
        var before = words.get(at - 1).value();
        for (int i = at - 1; i >= 0; i--) {
            var program = programName(words.get(i));
            if (SHELLS.contains(program)) return shell(words, i, at);
            if (EVALUATING.contains(program))
                return plainWords(words, i, at) == 1 ? SHELL : SHELL_WORD;
            if (REMOTE.contains(program))
                return switch (plainWords(words, i, at)) {
                    case 0, 1 -> NOTHING;
                    case 2 -> SHELL;
                    default -> SHELL_WORD;
                };
            if (FILTERS.contains(program) && isFirst(words, i, at)) return CODE;
        }
        if (before.startsWith("--command") && isRemoteCommand(words)) return SHELL;
        boolean code =
                LONG_OPTIONS.contains(before)
                        || SHORT_OPTIONS.contains(before) && interprets(words, at);
        return code && isCode(words.get(at)) ? CODE : NOTHING;
    }

    /// Whether one of the first words is a program that reads code, or a shell.
    static boolean interprets(List<Word> words, int before) {
        for (int i = 0; i < before; i++) {
            var program = programName(words.get(i));
            if (INTERPRETERS.contains(program) || SHELLS.contains(program)) return true;
        }
        return false;
    }

    private static String programName(Word word) {
        var value = word.value();
        return value.substring(value.lastIndexOf('/') + 1);
    }

    private static Carried shell(List<Word> words, int shell, int at) {
        for (int i = shell + 1; i < at; i++) {
            var word = words.get(i).value();
            if (word.matches("-[a-zA-Z]*c|--command")) return i + 1 == at ? SHELL : NOTHING;
        }
        return NOTHING;
    }

    /// How many plain words stand behind a program, up to and with the one asked for; options of
    /// ssh may take a word.
    private static int plainWords(List<Word> words, int program, int at) {
        int plain = 0;
        for (int i = program + 1; i <= at; i++) {
            var word = words.get(i).value();
            boolean option = plain == 0 && word.length() > 1 && word.charAt(0) == '-';
            if (option && word.length() == 2 && SSH_VALUES.indexOf(word.charAt(1)) >= 0) i++;
            if (!option) plain++;
        }
        return plain;
    }

    private static boolean isFirst(List<Word> words, int program, int at) {
        for (int i = program + 1; i < at; i++) {
            var word = words.get(i).value();
            if (!word.startsWith("-")) return false;
        }
        return !words.get(at).value().startsWith("-");
    }

    private static boolean isRemoteCommand(List<Word> words) {
        return words.stream().anyMatch(word -> word.value().equals("ssh"));
    }

    /// More than a name or a setting.
    private static boolean isCode(Word word) {
        var value = word.value();
        if (value.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) return false;
        return value.chars().anyMatch(c -> " ();=.'\"<>[]*".indexOf(c) >= 0);
    }
}
