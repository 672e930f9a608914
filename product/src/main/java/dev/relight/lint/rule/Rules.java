package dev.relight.lint.rule;

import dev.relight.problem.Problem;
import java.util.List;

/// All the rules, in the order they look; the last ones read what the others found.
public final class Rules {
    private static final List<CallRule> OF_CALLS =
            List.of(
                    OptionRules::options,
                    OptionRules::commands,
                    CurlRules::look,
                    UrlRules::look,
                    LogRules::look,
                    ContainerRules::look,
                    EditRules::unvalidated,
                    OrderRules::look,
                    DataRules::look,
                    SecretRules::operatorsOwn,
                    TerminalRules::look,
                    ToolRules::look,
                    WorldRules::look,
                    VariableRules::look,
                    ClusterRules::look);

    private static final List<Rule> OF_SHEETS =
            List.of(
                    Rules::readings,
                    Rules::calls,
                    WorldRules::unreadable,
                    NetworkRules::look,
                    FileRules::look,
                    HostRules::hosts,
                    PlaceRules::sides,
                    PlaceRules::relative,
                    PlaceRules::namespaces,
                    PlaceRules::ids,
                    LogRules::previous,
                    EditRules::inComments,
                    OrderRules::actBeforeLook,
                    DataRules::unwarned,
                    DataRules::backups,
                    StepRules::waits,
                    StepRules::unchecked,
                    StepRules::conditions,
                    StepRules::commentedOut,
                    StepRules::twice,
                    VersionRules::rollback,
                    VersionRules::baselines,
                    StructureRules::escalation,
                    StructureRules::severity,
                    StructureRules::links,
                    StructureRules::scenarios,
                    StructureRules::causes,
                    StructureRules::wrongPlace,
                    PeopleRules::unfilled,
                    PeopleRules::contacts,
                    PeopleRules::review,
                    VersionRules::pairs);

    private Rules() {}

    /// Everything the rules find, in the order they find it.
    public static List<Problem> look(Sheet sheet) {
        var report = new Report(sheet);
        for (var rule : OF_SHEETS) rule.look(sheet, report);
        return report.found();
    }

    private static void readings(Sheet sheet, Report report) {
        for (var reading : sheet.readings()) FileRules.reading(reading, sheet, report);
    }

    private static void calls(Sheet sheet, Report report) {
        for (var reading : sheet.readings())
            for (var call : reading.calls())
                for (var rule : OF_CALLS) rule.look(call, reading, sheet, report);
    }
}
