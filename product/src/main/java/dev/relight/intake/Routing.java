package dev.relight.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From an alert to the service it is about: by rule, then by the label `service`, then by
/// `runbook_url`.
///
/// Only a service that the team declared can come out, whatever the alert says.
///
/// @param rules tried in order
/// @param declared names of the services in the settings
/// @param runbooks end of a runbook's path or URL to the service it belongs to
public record Routing(List<Rule> rules, Set<String> declared, Map<String, String> runbooks) {
    /// Labels that usually carry the service's name, most telling first.
    private static final List<String> NAMING =
            List.of("service", "app", "job", "container", "component");

    public Routing {
        rules = List.copyOf(rules);
        declared = Set.copyOf(declared);
        runbooks = Map.copyOf(runbooks);
    }

    /// When all of `labels` have these values, it is about `service`.
    public record Rule(Map<String, String> labels, String service) {
        public Rule {
            labels = Map.copyOf(labels);
        }

        boolean fits(Alert alert) {
            return labels.entrySet().stream()
                    .allMatch(each -> each.getValue().equals(alert.labels().get(each.getKey())));
        }
    }

    /// Empty when the alert is about nothing we look after.
    public Optional<String> service(Alert alert) {
        var byRule = rules.stream().filter(rule -> rule.fits(alert)).map(Rule::service).findFirst();
        if (byRule.isPresent()) return byRule.filter(declared::contains);
        var byLabel =
                NAMING.stream()
                        .map(label -> alert.labels().getOrDefault(label, ""))
                        .filter(declared::contains)
                        .findFirst();
        if (byLabel.isPresent()) return byLabel;
        return runbooks.entrySet().stream()
                .filter(each ->
                        !each.getKey().isEmpty() && alert.runbookUrl().endsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(declared::contains)
                .sorted()
                .findFirst();
    }
}
