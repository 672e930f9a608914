package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.List;

/// Containers that stand beside a service (`finding/companions.yaml`).
public final class Companions {
    private static final List<Pattern> ALL =
            Rows.of("companions").stream().map(row -> Regex.of(row.text("says"), true)).toList();

    private Companions() {}

    /// The container is of a kind of which the service is none.
    public static boolean isBeside(String service, String container) {
        for (var kind : ALL)
            if (kind.matcher(container).find()) return !kind.matcher(service).find();
        return false;
    }
}
