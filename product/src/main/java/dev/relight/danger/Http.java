package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weighs a request by its method, the words of its path and its body.
///
/// The options it looks for are those of curl and wget; their tables give the names.
final class Http {
    /// Programs that send requests.
    static final Set<String> CLIENTS =
            Set.of("curl", "wget", "http", "https", "xh", "ab", "hey", "wrk");

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /// A file a service answers with when it is asked to look, not to act.
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE", "PURGE");

    private final Shelf shelf;
    private final Weigher weigher;
    private final Scales to;
    private final Endpoints endpoints;
    private final Table methods;
    private final Table paths;
    private final Table reads;
    private final Table bodies;

    /// The body is a file of this machine.
    private boolean sent;

    Http(Shelf shelf, Weigher weigher) {
        this.shelf = shelf;
        this.weigher = weigher;
        this.to = weigher.scales;
        this.endpoints = new Endpoints(shelf);
        this.methods = shelf.always("http-method:");
        this.paths = shelf.always("http-path:");
        this.reads = shelf.always("http-get-path:");
        this.bodies = shelf.always("http-body:");
    }

    /// curl, wget and those that take a method as a word (`http POST url`).
    void weigh(Invocation of, String part) {
        var words = new ArrayList<>(of.positionals());
        words.addAll(of.values("--url"));
        words.addAll(of.values("-Uri"));
        var data = new ArrayList<String>();
        for (var option :
                List.of(
                        "-d",
                        "--data-binary",
                        "--data-raw",
                        "--data-urlencode",
                        "--json",
                        "-F",
                        "--post-data",
                        "--post-file",
                        "--body-data",
                        "-Body",
                        "--body-file")) data.addAll(of.values(option));
        var method = of.last("-X", "--request", "--method", "-Method");
        if (method == null && !words.isEmpty() && METHODS.contains(words.getFirst()))
            method = words.removeFirst();
        if (method == null) method = implied(of, data);
        method = method.toUpperCase(Locale.ROOT);
        for (var body : data) carriesFile(body, part);
        sent = of.has("-T") || of.has("--upload-file");
        if (words.isEmpty()) to.add(Danger.OBSERVE, "a request without an address fails", part);
        for (var url : words) request(method, url, data, part);
    }

    /// A plain GET of what an address names.
    void get(String url) {
        request("GET", url, List.of(), url);
    }

    private static String implied(Invocation of, List<String> data) {
        if (of.has("-T") || of.has("--upload-file")) return "PUT";
        if (of.has("-I")) return "HEAD";
        if (data.isEmpty()) return "GET";
        return of.has("-G") ? "GET" : "POST";
    }

    /// What a file holds leaves the machine.
    private void carriesFile(String body, String part) {
        if (body.matches("(?s)([A-Za-z0-9_-]+=)?[@<][^-{\\s].*")
                || body.contains("$(")
                || body.contains("`"))
            to.add(Danger.REVERSIBLE, "sends what stands on this machine to another", part);
    }

    private void request(String method, String url, List<String> data, String part) {
        var path = path(url);
        if (READS.contains(method)) {
            reading(method, url, path, part);
            return;
        }
        for (var statement : HttpBody.statements(data))
            new Sql(shelf, weigher, false).weigh(statement);
        if (method.equals("POST") && asks(path, data)) {
            to.add(Danger.OBSERVE, method + " that only asks a question", part);
            return;
        }
        var known = method.equals("DELETE") ? null : endpoints.at(path);
        if (known != null) {
            to.add(known, part);
            worst(bodies, HttpBody.acts(data), part);
            return;
        }
        var row = methods.word(method.equals("PUT") && sent ? "UPLOAD" : method);
        var ruling = row == null || row.ruling == null ? null : row.ruling;
        to.add(
                ruling == null
                        ? new Ruling(Danger.UNKNOWN, "nobody has taught us the method " + method)
                        : ruling,
                part);
        worst(paths, List.of(path, HttpBody.action(query(url))), part);
        worst(bodies, HttpBody.acts(data), part);
    }

    private void reading(String method, String url, String path, String part) {
        boolean acts = worst(reads, List.of(path, query(url)), part);
        acts |= worst(paths, List.of(HttpBody.action(query(url))), part);
        if (!acts) to.add(Danger.OBSERVE, method + " reads only", part);
    }

    /// A search or query by POST; a body without a mutation for GraphQL.
    private boolean asks(String path, List<String> data) {
        if (path.endsWith("graphql"))
            return data.stream()
                    .noneMatch(body -> body.contains("mutation") || body.startsWith("@"));
        var words = Strangers.words(path.substring(path.lastIndexOf('/') + 1));
        var row = paths.next.get("asks:");
        return row != null
                && !words.isEmpty()
                && words.stream().allMatch(word -> row.word(word) != null);
    }

    /// Adds the weightiest ruling the words lead to; false when they lead to none.
    private boolean worst(Table rows, List<String> texts, String part) {
        Ruling worst = null;
        for (var text : texts)
            for (var word : Strangers.words(text.replace("%2F", "/").replace("%2f", "/"))) {
                var ruling = ruling(rows, word);
                if (ruling != null
                        && (worst == null
                                || Reason.weight(ruling.danger()) > Reason.weight(worst.danger())))
                    worst = ruling;
            }
        if (worst != null) to.add(worst, part);
        return worst != null;
    }

    private static @Nullable Ruling ruling(Table rows, String word) {
        var row = rows.word(word);
        return row == null ? null : row.ruling;
    }

    private static String path(String url) {
        int scheme = url.indexOf("://");
        int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        if (slash < 0) return "";
        int query = url.indexOf('?', slash);
        return query < 0 ? url.substring(slash) : url.substring(slash, query);
    }

    private static String query(String url) {
        int query = url.indexOf('?');
        return query < 0 ? "" : url.substring(query + 1);
    }
}
