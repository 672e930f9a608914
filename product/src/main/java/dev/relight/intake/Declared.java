package dev.relight.intake;

import dev.relight.settings.Ask;
import dev.relight.settings.Service;
import dev.relight.settings.Target;
import java.net.URI;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the settings themselves name as belonging to a service; an alert can choose among it, and
/// bring nothing else.
final class Declared {
    private Declared() {}

    /// Whether the value is one of them, or one of them with what its kind may add.
    static boolean is(Service service, LabelTable.Row row, String label, String value) {
        var names = names(service, label);
        if (names.contains(value)) return true;
        if (row.after().isEmpty()) return false;
        var folder = service.directory().getFileName();
        // Compose puts the folder's name before that of the service.
        var before = folder == null ? "" : "(" + Pattern.quote(folder.toString()) + "[-_])?";
        return names.stream()
                .anyMatch(name ->
                        value.matches(before + Pattern.quote(name) + "(" + row.after() + ")"));
    }

    private static SortedSet<String> names(Service service, String label) {
        var names = new TreeSet<String>();
        names.add(service.name());
        names.addAll(service.placeholders().values());
        for (var labels : service.alerts()) {
            var value = labels.get(label);
            if (value != null) names.add(value);
        }
        switch (service.target()) {
            case Target.Local() -> {}
            case Target.Ssh(var address) -> names.add(host(address));
            case Target.Docker(var container) -> names.add(container);
            case Target.Kubernetes(var namespace, var pod) -> {
                names.add(namespace);
                names.add(pod);
            }
        }
        for (var probe : service.probes()) asked(probe.ask(), names);
        return names;
    }

    private static String host(String address) {
        var host = address.substring(address.indexOf('@') + 1);
        return host.replaceFirst(":[0-9]+$", "");
    }

    private static void asked(Ask ask, SortedSet<String> names) {
        switch (ask) {
            case Ask.Http http -> url(http.url(), names);
            case Ask.Tcp(var at) -> at(at, names);
            case Ask.Tls(var at, _) -> at(at, names);
            case Ask.Redis(var at, _) -> at(at, names);
            case Ask.Postgres(var at) -> at(at, names);
            case Ask.Dns(var name) -> names.add(name);
            case Ask.Command _, Ask.Heartbeat _ -> {}
        }
    }

    private static void url(URI url, SortedSet<String> names) {
        names.add(url.getHost());
        if (url.getPort() > 0) names.add("" + url.getPort());
    }

    private static void at(String at, SortedSet<String> names) {
        int colon = at.lastIndexOf(':');
        names.add(at.substring(0, colon));
        names.add(at.substring(colon + 1));
    }
}
