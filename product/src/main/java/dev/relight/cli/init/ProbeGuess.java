package dev.relight.cli.init;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Probes that a runbook's own looks suggest: its health URLs, and what it verifies with.
final class ProbeGuess {
    /// One that is asked too much is read by nobody.
    private static final int PROBES_MAX = 5;

    private static final Pattern URL =
            Pattern.compile("(?<![\\w-])(https?://[^\\s'\"|;&<>()\\\\]+)");

    /// curl takes these for http.
    private static final Pattern BARE =
            Pattern.compile(
                    "(?<=[\\s'\"])([A-Za-z0-9][A-Za-z0-9.-]*:[0-9]{2,5}(?:/[^\\s'\"|;&<>()\\\\]*)?)");

    /// Where services say how they are.
    private static final Pattern HEALTHY =
            Pattern.compile(
                    "(?i)/(?:[\\w.-]+/)*(?:health\\w*|ready\\w*|readiness|live\\w*|alive|ping|status|up|actuator/health|-/healthy|-/ready)/?(?:\\?.*)?$");

    /// It sends something, or what only its author may send.
    private static final Pattern NOT_A_LOOK =
            Pattern.compile(
                    "\\s(?:-X\\s*(?!GET\\b|HEAD\\b)\\w+|--request|-d|--data\\S*|-F|--form|-T|--upload-file|-u|--user|-b|--cookie)\\b|(?i:authorization|api-?key|token)");

    private static final String HOST = "([A-Za-z0-9][A-Za-z0-9.-]*)";

    private static final Pattern NETCAT =
            Pattern.compile(
                    "^nc\\s+(?:-\\w+\\s+)*-\\w*z\\w*\\s+(?:-w\\s*\\d+\\s+)?"
                            + HOST
                            + "\\s+([0-9]{1,5})\\b.*");

    private static final Pattern REDIS = Pattern.compile("^redis-cli\\b(.*)\\s(?i:ping)\\s*$");
    private static final Pattern POSTGRES = Pattern.compile("^pg_isready\\b([^|;&]*)$");

    private static final Pattern UNIT =
            Pattern.compile(
                    "^(?:sudo\\s+)?systemctl\\s+is-active\\s+(?:--quiet\\s+|-q\\s+)?([\\w@.-]+)\\s*$");

    private static final Set<Phase> LOOKS =
            Set.of(Phase.VERIFY, Phase.ASSESS, Phase.ALERT, Phase.TRIAGE);

    private ProbeGuess() {}

    /// One entry under `probes`.
    ///
    /// @param what it asks; of two that ask the same one is enough
    /// @param yaml in one line
    /// @param isOpen a blank in it must be filled first
    record Guess(String what, String yaml, Command of, boolean isOpen) {
        /// The author's expectation is worth more than none, and a short one outlives a release.
        Guess better(Guess other) {
            boolean mine = yaml.contains("expect:");
            boolean its = other.yaml.contains("expect:");
            if (mine != its) return mine ? this : other;
            return other.yaml.length() < yaml.length() ? other : this;
        }
    }

    /// What can be asked goes before what must be filled first.
    static List<Guess> of(Plan plan) {
        var guesses = new LinkedHashMap<String, Guess>();
        for (var command : plan.commands())
            if (command.danger() == Danger.OBSERVE && LOOKS.contains(command.phase()))
                of(command).ifPresent(it -> guesses.merge(it.what(), it, Guess::better));
        var all = new ArrayList<>(guesses.values());
        all.sort(java.util.Comparator.comparing(Guess::isOpen));
        return all.size() <= PROBES_MAX ? all : all.subList(0, PROBES_MAX);
    }

    private static Optional<Guess> of(Command command) {
        var text = command.joined().strip();
        var open = !command.placeholders().isEmpty() || !command.envNeeded().isEmpty();
        if (text.startsWith("curl "))
            return url(text, command)
                    .map(url -> new Guess(url, http(url, command, open), command, open));
        if (command.phase() != Phase.VERIFY || open) return Optional.empty();
        return other(text).map(yaml -> new Guess(yaml, yaml, command, false));
    }

    private static Optional<String> url(String text, Command command) {
        var pipe = text.indexOf('|');
        var curl = pipe < 0 ? text : text.substring(0, pipe);
        if (NOT_A_LOOK.matcher(curl).find()) return Optional.empty();
        boolean isHealth = command.evidence().contains("http-health");
        var masked = curl;
        for (var placeholder : command.placeholders())
            masked = masked.replace(placeholder, "x".repeat(placeholder.length()));
        for (var pattern : List.of(URL, BARE)) {
            var found = pattern.matcher(masked);
            if (!found.find()) continue;
            var url = curl.substring(found.start(1), found.end(1));
            if (url.contains("@") || url.contains("$")) return Optional.empty();
            if (!isHealth && !HEALTHY.matcher(found.group(1)).find()) return Optional.empty();
            return Optional.of(url.startsWith("http") ? url : "http://" + url);
        }
        return Optional.empty();
    }

    /// What the author expects of the body is kept where a probe can ask it.
    private static String http(String url, Command command, boolean isOpen) {
        var check = command.check() == null ? "" : command.check().text();
        boolean isOfBody =
                check.contains("json.")
                        && !check.matches("(?s).*\\b(stdout|stderr|exit|log|lines)\\b.*");
        return isOfBody && !isOpen
                ? "{http: %s, expect: %s}".formatted(Pen.quoted(url), Pen.quoted(check))
                : "{http: %s}".formatted(Pen.quoted(url));
    }

    private static Optional<String> other(String text) {
        var netcat = NETCAT.matcher(text);
        if (netcat.matches()) return Optional.of(at("tcp", netcat.group(1), netcat.group(2)));
        var redis = REDIS.matcher(text);
        if (redis.matches() && !redis.group(1).contains(" -a"))
            return store("redis", redis.group(1), "6379");
        var postgres = POSTGRES.matcher(text);
        if (postgres.matches()) return store("postgres", postgres.group(1), "5432");
        var unit = UNIT.matcher(text);
        if (unit.matches())
            return Optional.of(
                    "{command: %s, every: 30s}"
                            .formatted(Pen.quoted("systemctl is-active --quiet " + unit.group(1))));
        return Optional.empty();
    }

    private static Optional<String> store(String kind, String options, String port) {
        var flags = flags(options);
        var host = flags.getOrDefault("-h", "localhost");
        var at = flags.getOrDefault("-p", port);
        return host.matches(HOST) && at.matches("[0-9]{1,5}")
                ? Optional.of(at(kind, host, at))
                : Optional.empty();
    }

    private static Map<String, String> flags(String options) {
        var flags = new LinkedHashMap<String, String>();
        var words = List.of(options.strip().split("\\s+", -1));
        for (int i = 0; i + 1 < words.size(); i++)
            if (words.get(i).startsWith("-")) flags.put(words.get(i), words.get(i + 1));
        return flags;
    }

    private static String at(String kind, String host, String port) {
        return "{%s: %s}".formatted(kind, Pen.quoted(host + ":" + port));
    }
}
