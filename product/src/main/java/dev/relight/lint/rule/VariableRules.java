package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.world.Compose;
import dev.relight.lint.world.Nearest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Variables that a container is asked for and nobody gives it.
final class VariableRules {
    /// Every container has them.
    private static final Set<String> EVERYWHERE =
            Set.of("PATH", "HOME", "HOSTNAME", "PWD", "TERM", "LANG", "SHLVL", "USER");

    private VariableRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (!call.is("printenv") || call.operands().isEmpty() || !call.side().isInside()) return;
        var service = service(call.side().name(), sheet);
        if (service == null || service.environment().isEmpty() || service.environmentElsewhere())
            return;
        for (var word : call.operands()) {
            var name = word.value();
            if (!word.constant() || EVERYWHERE.contains(name)) continue;
            if (service.environment().contains(name)) continue;
            report.at(
                    call,
                    word,
                    "variable-undefined",
                    "name",
                    name,
                    "where",
                    sheet.world().name(),
                    "nearest",
                    Nearest.hint(name, service.environment()));
        }
    }

    private static Compose.@Nullable Service service(String name, Sheet sheet) {
        return sheet.world()
                .services()
                .filter(one -> one.name().equals(name) || name.equals(one.container()))
                .findFirst()
                .orElse(null);
    }
}
