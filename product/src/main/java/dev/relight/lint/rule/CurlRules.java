package dev.relight.lint.rule;

import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.plan.Command;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What curl hides: the status, a server that never answers, and what a test makes happen.
final class CurlRules {
    private static final Set<String> HEALTH_WORDS =
            Set.of(
                    "health",
                    "healthz",
                    "healthcheck",
                    "healthy",
                    "ready",
                    "readyz",
                    "readiness",
                    "live",
                    "livez",
                    "liveness",
                    "alive",
                    "ping",
                    "status",
                    "version",
                    "up");

    private static final Set<String> READING_POSTS =
            Set.of("search", "_search", "query", "graphql", "count", "_count", "eval");

    /// To tell people or a meter is what such a line is for.
    private static final List<String> NOTIFIES =
            List.of("hooks.slack", "webhook", "pagerduty", "pushgateway", "opsgenie", "discord");

    private CurlRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (!call.is("curl")) return;
        var urls = urls(call);
        if (urls.isEmpty()) return;
        timeout(call, report);
        status(call, urls, report);
        progress(call, report);
        if (call.has("-k", "--insecure"))
            report.at(call, "curl-insecure", "option", call.has("-k") ? "-k" : "--insecure");
        writes(call, urls, report);
    }

    static List<Word> urls(Call call) {
        var urls = new ArrayList<Word>();
        for (var operand : call.operands()) if (looksLikeUrl(operand)) urls.add(operand);
        var given = call.option("--url");
        if (given != null) urls.add(given.word());
        return urls;
    }

    private static boolean looksLikeUrl(Word word) {
        var text = word.value();
        return text.contains("/")
                || text.contains(":")
                || text.contains(".")
                || text.startsWith("$")
                || text.startsWith("localhost");
    }

    private static void timeout(Call call, Report report) {
        if (call.has("-m", "--max-time", "--speed-time", "-y")) return;
        if (call.wrappedIn("timeout")) return;
        report.at(call, "curl-no-timeout");
    }

    private static void status(Call call, List<Word> urls, Report report) {
        boolean fails = call.has("-f", "--fail", "--fail-with-body");
        if (call.has("-w", "--write-out", "-I", "--head")) return;
        if (fails) {
            expectsMore(call, report);
            return;
        }
        if (!call.position().isLast() || call.position().substituted()) return;
        if (call.has("-o", "--output", "-O")
                || call.simple().redirects().stream().anyMatch(r -> r.writesFile())) return;
        if (asksForHealth(urls) || confirms(call.command())) report.at(call, "curl-ignores-status");
    }

    private static boolean confirms(Command command) {
        return command.phase() == Phase.VERIFY || command.role() == Role.CONFIRM;
    }

    static boolean asksForHealth(List<Word> urls) {
        for (var url : urls)
            for (var part : path(url).split("[/._-]")) if (HEALTH_WORDS.contains(part)) return true;
        return false;
    }

    /// Path of a URL in lower case, without host and query.
    private static String path(Word url) {
        var text = url.value().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        int slash = text.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        int query = text.indexOf('?');
        if (slash < 0) return "";
        return query > slash ? text.substring(slash, query) : text.substring(slash);
    }

    private static void expectsMore(Call call, Report report) {
        var expected = call.command().expected();
        if (expected == null || !call.position().isLast()) return;
        boolean body = expected.contains("{") || expected.contains("\"");
        boolean exact = expected.contains("200");
        if (body || exact)
            report.at(
                    call,
                    "curl-f-not-enough",
                    "expected",
                    body ? "what stands in the answer" : "exactly 200");
    }

    private static void progress(Call call, Report report) {
        if (call.position().isLast()) return;
        if (call.has("-s", "--silent", "--no-progress-meter", "-#", "--progress-bar")) return;
        report.at(call, "curl-progress-meter");
    }

    private static void writes(Call call, List<Word> urls, Report report) {
        var role = call.command().role();
        if (role == Role.ACT || role == Role.CAPTURE) return;
        var method = method(call);
        if (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")) return;
        for (var url : urls) {
            if (NOTIFIES.stream().anyMatch(url.value()::contains)) return;
            for (var part : path(url).split("/")) if (READING_POSTS.contains(part)) return;
        }
        report.at(call, "test-writes", "method", method);
    }

    static String method(Call call) {
        var named = call.value("-X", "--request");
        if (named != null) return named.toUpperCase(Locale.ROOT);
        if (call.has("-T", "--upload-file")) return "PUT";
        boolean body =
                call.has(
                        "-d",
                        "--data",
                        "--data-raw",
                        "--data-binary",
                        "--data-urlencode",
                        "--data-ascii",
                        "-F",
                        "--form",
                        "--json");
        return body && !call.has("-G", "--get") ? "POST" : "GET";
    }
}
