package dev.relight.finding;

import java.util.List;

/// What stands around a command or a condition and helps to understand it.
///
/// @param headings from the outermost to the innermost
/// @param step the comment or list item it stands under; empty if none
/// @param commands of the same block or section, as written, in order
/// @param services names of the runbook's own service: container, compose service, host
public record Surroundings(
        List<String> headings, String step, List<String> commands, List<String> services) {
    public static final Surroundings NONE = new Surroundings(List.of(), "", List.of(), List.of());

    public Surroundings {
        headings = List.copyOf(headings);
        commands = List.copyOf(commands);
        services = List.copyOf(services);
    }

    /// All words of headings and step, to search in.
    String words() {
        return String.join(" / ", headings) + " / " + step;
    }
}
