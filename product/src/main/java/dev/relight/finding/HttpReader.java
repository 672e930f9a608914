package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what curl and wget say: by the marker that [Instrument] adds, by `-I`, `-i` and `-v`, by
/// their messages, and at last by their exit.
final class HttpReader {
    /// Begins the line that an instrumented curl writes to its standard error.
    static final String MARKER = "relight-http";

    private static final Pattern STATUS =
            Pattern.compile("^(?:< )?HTTP/[0-9.]+ ([1-5][0-9][0-9])\\b");

    private static final Pattern MESSAGE =
            Pattern.compile(
                    "returned error: ([1-5][0-9][0-9])|ERROR ([1-5][0-9][0-9])[:.]|awaiting response\\.\\.\\. ([1-5][0-9][0-9])");

    private static final Pattern LAST_CODE =
            Pattern.compile("(?:^|[^0-9.])([1-5][0-9][0-9]|000)[^0-9]*$");

    private static final Pattern CURL_SAYS = Pattern.compile("^curl: \\(([0-9]+)\\)");

    /// What curl's exit codes mean (its manual, EXIT CODES).
    private static final Map<Integer, String> CURL_ERRORS =
            Map.of(
                    5,
                    "proxy",
                    6,
                    "dns",
                    7,
                    "refused",
                    28,
                    "timeout",
                    35,
                    "tls",
                    51,
                    "tls",
                    52,
                    "empty",
                    56,
                    "reset",
                    60,
                    "tls",
                    47,
                    "redirects");

    /// wget's exit codes (its manual): 4 network, 5 TLS, 8 the server answered with an error.
    private static final Map<Integer, String> WGET_ERRORS = Map.of(4, "network", 5, "tls");

    private HttpReader() {}

    static void read(Output output, Notes notes) {
        var url = Url.of(output.source());
        var answers = new HttpAnswers();
        for (var line : Output.lines(output.stderr() + "\n" + output.stdout()))
            marked(line, answers);
        if (answers.isEmpty()) byFormat(output, answers);
        if (answers.isEmpty()) unmarked(output, answers);
        if (answers.isEmpty()) return;
        answers.write(url, notes);
        boolean whole = !output.look().isFiltered() && !output.look().isRepeated();
        if (whole) {
            var body = body(output);
            JsonReader.read(url.text(), body, notes);
            HealthReader.read(url, answers, body, notes);
        } else HealthReader.read(url, answers, "", notes);
    }

    private static void marked(String line, HttpAnswers answers) {
        int at = line.indexOf(MARKER + " ");
        if (at < 0) return;
        var words = line.substring(at + MARKER.length() + 1).split(" ");
        if (words.length < 2) return;
        var error = words.length > 2 ? error(words[2], CURL_ERRORS) : "";
        if (words[0].equals("000")) answers.none(error, line);
        else if (words[0].matches("[1-5][0-9]{2}")) answers.status(words[0], error, line);
        answers.time(words[1]);
    }

    /// The author's own `-w` that prints the status; it stands last in the output.
    private static void byFormat(Output output, HttpAnswers answers) {
        var format = output.source().value("-w", "--write-out");
        if (format == null || !format.contains("http_code") && !format.contains("response_code"))
            return;
        var said = output.stdout().strip();
        var code = LAST_CODE.matcher(said);
        if (!code.find()) return;
        if (code.group(1).equals("000"))
            answers.none(error(String.valueOf(output.exit()), CURL_ERRORS), said);
        else answers.status(code.group(1), "", said);
    }

    private static void unmarked(Output output, HttpAnswers answers) {
        var seen = "";
        var from = "";
        for (var line : Output.lines(output.stderr() + "\n" + output.stdout())) {
            var status = STATUS.matcher(line);
            var message = MESSAGE.matcher(line);
            if (status.find()) {
                seen = status.group(1);
                from = line;
            } else if (message.find()) {
                for (int i = 1; i <= message.groupCount(); i++)
                    if (message.group(i) != null) seen = message.group(i);
                from = line;
            }
            var says = CURL_SAYS.matcher(line);
            if (says.find() && output.look().isRepeated())
                answers.none(error(says.group(1), CURL_ERRORS), line);
        }
        if (!seen.isEmpty()) answers.status(seen, "", from);
        else byExit(output, answers);
    }

    private static void byExit(Output output, HttpAnswers answers) {
        var exit = output.exit();
        var says = CURL_SAYS.matcher(output.stderr());
        boolean curl = output.source().is("curl");
        var code =
                says.find()
                        ? says.group(1)
                        : exit != null && output.look().exitTells() ? exit.toString() : "";
        var error = error(code, curl ? CURL_ERRORS : WGET_ERRORS);
        if (!error.isEmpty()) answers.none(error, Reading.firstLine(output.stderr()));
        else if (!curl && output.sourceExitIs(0)) answers.status("200", "", "wget exit 0");
        else if (exit == null) answers.none("timeout", "no answer within the deadline");
    }

    private static String error(String code, Map<Integer, String> meanings) {
        if (!code.matches("[0-9]{1,3}")) return "";
        return meanings.getOrDefault(Integer.parseInt(code), "");
    }

    /// Behind the headers of `-i`; nothing for `-I`.
    private static String body(Output output) {
        var text = withoutMarker(output.stdout());
        if (!text.startsWith("HTTP/")) return text;
        int end = text.replace("\r", "").indexOf("\n\n");
        return end < 0 ? "" : text.replace("\r", "").substring(end + 2);
    }

    static String withoutMarker(String text) {
        if (!text.contains(MARKER)) return text;
        return text.lines()
                .filter(line -> !line.startsWith(MARKER + " "))
                .collect(Collectors.joining("\n"));
    }

    /// Where a request goes.
    ///
    /// @param text method and URL as facts spell it: `http://h/health`, `POST http://h/x`
    record Url(String text, String host, String path) {
        static Url of(Call call) {
            var address = address(call);
            var rest = address.replaceFirst("^[a-z]+://", "");
            int slash = rest.indexOf('/');
            var host = slash < 0 ? rest : rest.substring(0, slash);
            var path = slash < 0 ? "/" : rest.substring(slash);
            int query = path.indexOf('?');
            var bare = query < 0 ? path : path.substring(0, query);
            var method = method(call);
            return new Url(method.equals("GET") ? address : method + " " + address, host, bare);
        }

        private static String address(Call call) {
            for (var arg : call.args()) if (arg.contains("://")) return arg;
            return call.plain().stream()
                    .filter(arg ->
                            arg.matches("(?s)[\\w.-]+(:[0-9]+)?(/.*)?")
                                    && (arg.contains(":")
                                            || arg.contains("/")
                                            || arg.contains("localhost")))
                    .findFirst()
                    .orElse("");
        }

        private static String method(Call call) {
            @Nullable String given = call.value("-X", "--request");
            if (given != null) return given.toUpperCase(Locale.ROOT);
            if (call.has("-I", "--head", "--spider")) return "HEAD";
            if (call.has("-d", "--data", "--data-raw", "--data-binary", "--json", "-F")
                    && !call.has("-G", "--get")) return "POST";
            return "GET";
        }
    }
}
