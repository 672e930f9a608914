package dev.relight.hands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a command sees of Relight's own environment, and what nobody may put there.
///
/// An allow-list: a token that Relight itself was given must not reach every command of a runbook.
final class Surroundings {
    /// The tag by which every process of a job is found again; inherited by all its children.
    static final String TAG = "RELIGHT_JOB";

    /// Passed on when set; a name that ends in `*` stands for all that begin so.
    private static final List<String> PASSED_ON =
            List.of(
                    // who and where
                    "HOME",
                    "USER",
                    "LOGNAME",
                    "SHELL",
                    "TMPDIR",
                    "LANG",
                    "LC_*",
                    "TZ",
                    // the way to a daemon of the user's own: systemd --user, rootless docker,
                    // agents
                    "XDG_RUNTIME_DIR",
                    "DBUS_SESSION_BUS_ADDRESS",
                    "SSH_AUTH_SOCK",
                    // which docker, which cluster
                    "DOCKER_HOST",
                    "DOCKER_CONTEXT",
                    "DOCKER_CONFIG",
                    "DOCKER_CERT_PATH",
                    "DOCKER_TLS_VERIFY",
                    "COMPOSE_PROJECT_NAME",
                    "COMPOSE_FILE",
                    "KUBECONFIG",
                    // the way out, and whom to trust
                    "http_proxy",
                    "https_proxy",
                    "no_proxy",
                    "HTTP_PROXY",
                    "HTTPS_PROXY",
                    "NO_PROXY",
                    "SSL_CERT_FILE",
                    "SSL_CERT_DIR");

    /// Names that change what bash or the loader does, or where commands are found: a value from an
    /// alert or a settings file must not. (What Relight itself was started with is another matter.)
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "PATH|IFS|HOME|ENV|SHELL|SHELLOPTS|BASHOPTS|PS[0-4]|PROMPT_COMMAND|CDPATH"
                            + "|GLOBIGNORE|UID|EUID|PPID|BASH.*|LD_.*|DOCKER_.*|KUBECONFIG"
                            + "|RELIGHT_JOB|__relight.*");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// Administrators' tools (`ss`, `ip`, `sysctl`) live here; a service's PATH often lacks them.
    private static final List<String> ALWAYS_ON_PATH =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private final Map<String, String> passedOn;

    Surroundings(Map<String, String> own) {
        var passed = new TreeMap<String, String>();
        own.forEach((name, value) -> {
            if (isPassedOn(name)) passed.put(name, value);
        });
        passed.put("PATH", path(own.getOrDefault("PATH", "")));
        // No terminal stands behind a job; a tool that asks must not draw.
        passed.put("TERM", "dumb");
        this.passedOn = Map.copyOf(passed);
    }

    String path() {
        return passedOn.getOrDefault("PATH", "");
    }

    /// The whole environment of a job, PATH last.
    Map<String, String> of(String id, Map<String, String> bindings) {
        var all = new LinkedHashMap<>(passedOn);
        all.remove("PATH");
        all.putAll(bindings);
        all.put(TAG, id);
        all.put("PATH", path());
        return all;
    }

    /// The same list for a shell's `[[ $name == $pattern ]]`, where the environment is another
    /// machine's.
    static String passedOnPattern() {
        return "@(" + String.join("|", PASSED_ON) + ")";
    }

    static String alwaysOnPath() {
        return String.join(":", ALWAYS_ON_PATH);
    }

    /// Why `bindings` may not be given to a shell; empty when they may.
    static Optional<String> objection(Map<String, String> bindings) {
        for (var binding : new TreeMap<>(bindings).entrySet()) {
            var name = binding.getKey();
            if (!NAME.matcher(name).matches())
                return Optional.of("'" + name + "' is no name of an environment variable");
            if (FORBIDDEN.matcher(name).matches())
                return Optional.of(name + " would change how the shell works and is never given");
            if (binding.getValue().indexOf('\0') >= 0)
                return Optional.of(
                        "the value of " + name + " holds a NUL, which no shell can take");
        }
        return Optional.empty();
    }

    private static boolean isPassedOn(String name) {
        return PASSED_ON.stream()
                .anyMatch(rule ->
                        rule.endsWith("*")
                                ? name.startsWith(rule.substring(0, rule.length() - 1))
                                : name.equals(rule));
    }

    private static String path(String own) {
        var all = new java.util.LinkedHashSet<String>();
        for (var folder : own.split(":")) if (folder.startsWith("/")) all.add(folder);
        all.addAll(ALWAYS_ON_PATH);
        return String.join(":", all);
    }
}
