package dev.relight.danger;

import java.util.Set;

/// `restart: unless-stopped`: a line of configuration among commands, for a person to put in.
final class ConfigLine {
    /// Keys of a service in a compose file.
    private static final Set<String> COMPOSE =
            Set.of(
                    "restart:",
                    "image:",
                    "ports:",
                    "environment:",
                    "volumes:",
                    "mem_limit:",
                    "depends_on:",
                    "healthcheck:",
                    "deploy:",
                    "networks:",
                    "env_file:");

    /// Programs begin their messages so.
    private static final Set<String> MESSAGES =
            Set.of("warning:", "error:", "info:", "note:", "debug:", "fatal:", "usage:", "hint:");

    private ConfigLine() {}

    static boolean isOne(Call call) {
        var key = call.words.getFirst().text();
        if (key.length() < 2 || !key.endsWith(":")) return false;
        if (MESSAGES.contains(key)) return false;
        if (key.charAt(0) < 'a' || key.charAt(0) > 'z') return false;
        for (int i = 0; i < key.length() - 1; i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') return false;
        }
        return true;
    }

    static String task(String line) {
        var key = line.strip().split("\\s", 2)[0];
        var file = COMPOSE.contains(key) ? "docker-compose.yml" : "its configuration file";
        return "add '" + Attendance.oneLine(line) + "' to " + file;
    }
}
