package dev.relight.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads the section `channels`: each names exactly one way out.
final class ChannelReader {
    private static final List<String> KINDS =
            List.of("slack", "teams", "pagerduty", "smtp", "webhook");

    private static final String MAIL_ADDRESS = "[^@\\s<>]+@[^@\\s<>]+";

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    private static final int PORT_MAX = 65_535;

    private final Path folder;

    ChannelReader(Path folder) {
        this.folder = folder;
    }

    List<Channel> read(Entry root) {
        var channels = new ArrayList<Channel>();
        var names = new HashSet<String>();
        for (var entry : root.entries("channels")) {
            var channel = channel(entry);
            entry.nothingElse();
            if (channel.isPresent() && !names.add(channel.get().name()))
                entry.wrongAt(
                        "name",
                        "there are two channels named '%s'".formatted(channel.get().name()),
                        "give each its own name");
            else channel.ifPresent(channels::add);
        }
        return channels;
    }

    private Optional<Channel> channel(Entry entry) {
        var name = entry.required("name", "team-chat");
        var kinds = KINDS.stream().filter(entry::has).toList();
        if (kinds.size() != 1) {
            entry.wrongAt(
                    kinds.isEmpty() ? "name" : kinds.get(1),
                    "a channel is one way out, this one names %s"
                            .formatted(kinds.isEmpty() ? "none" : String.join(" and ", kinds)),
                    "give one of: " + String.join(", ", KINDS));
            return Optional.empty();
        }
        if (name.isEmpty()) return Optional.empty();
        if (!name.get().matches(NAME)) {
            entry.wrongAt(
                    "name",
                    "'%s' cannot name a channel".formatted(name.get()),
                    "use letters, digits, dot, underscore and dash, at most 63");
            return Optional.empty();
        }
        return switch (kinds.getFirst()) {
            case "slack" -> url(entry, "slack").map(url -> new Channel.Slack(name.get(), url));
            case "teams" -> url(entry, "teams").map(url -> new Channel.Teams(name.get(), url));
            case "pagerduty" -> pagerDuty(entry, name.get());
            case "webhook" -> {
                var key = entry.secret("key", folder).orElse(null);
                yield url(entry, "webhook").map(url -> new Channel.Webhook(name.get(), url, key));
            }
            default -> mail(entry, name.get());
        };
    }

    private Optional<Channel> pagerDuty(Entry entry, String name) {
        var endpoint = entry.text("endpoint").orElse(Channel.PagerDuty.ENDPOINT_DEFAULT);
        checkUrl(entry, "endpoint", endpoint);
        return entry.secret("pagerduty", folder)
                .map(key -> new Channel.PagerDuty(name, key, endpoint));
    }

    private Optional<Secret> url(Entry entry, String key) {
        var url = entry.secret(key, folder);
        if (url.isPresent() && url.get().kind() == Secret.Kind.HERE)
            checkUrl(entry, key, url.get().source());
        return url;
    }

    private static void checkUrl(Entry entry, String key, String text) {
        var flaw = Telling.addressFlaw(text);
        if (flaw != null)
            entry.wrongAt(
                    key,
                    "the address " + flaw,
                    "write https://host/path, or env:NAME where a variable holds it");
    }

    private Optional<Channel> mail(Entry entry, String name) {
        var server = entry.text("smtp").orElse("");
        int colon = server.lastIndexOf(':');
        var host = colon < 0 ? server : server.substring(0, colon);
        var security =
                entry.word("security", Channel.Mail.Security.values(), Channel.Mail.Security::word)
                        .orElse(Channel.Mail.Security.STARTTLS);
        int port = colon < 0 ? usual(security) : port(server.substring(colon + 1));
        if (host.isBlank() || port < 1 || port > PORT_MAX)
            entry.wrongAt(
                    "smtp",
                    "'%s' is no mail server".formatted(server),
                    "write host or host:port, such as smtp.example.org:587");
        if (security == Channel.Mail.Security.NONE && !Telling.isHere(host))
            entry.wrongAt(
                    "security",
                    "mail would go unencrypted to another machine",
                    "use starttls or tls");
        var user = entry.text("user").orElse(null);
        var password = entry.secret("password", folder).orElse(null);
        if ((user == null) != (password == null))
            entry.wrongAt(
                    user == null ? "password" : "user",
                    "a login takes user and password",
                    "give both, or neither");
        var from = entry.required("from", "relight@example.org");
        var to = entry.texts("to");
        from.filter(it -> !it.matches(MAIL_ADDRESS)).ifPresent(it -> noAddress(entry, "from", it));
        to.stream()
                .filter(it -> !it.matches(MAIL_ADDRESS))
                .forEach(it -> noAddress(entry, "to", it));
        if (from.isEmpty()) return Optional.empty();
        return Optional.of(
                new Channel.Mail(name, host, port, security, user, password, from.get(), to));
    }

    private static void noAddress(Entry entry, String key, String text) {
        entry.wrongAt(key, "'%s' is no mail address".formatted(text), "write ada@example.org");
    }

    private static int usual(Channel.Mail.Security security) {
        return switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }

    private static int port(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
