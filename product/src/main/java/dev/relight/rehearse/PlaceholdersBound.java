package dev.relight.rehearse;

import dev.relight.engine.Job;
import dev.relight.incident.Event;
import dev.relight.incident.Which;
import dev.relight.shell.Placeholders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// I6: an unbound placeholder never reaches a shell; what a person chose was offered, once.
final class PlaceholdersBound implements Invariant {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(RELIGHT_P_\\d+)}");

    /// Questions that want something named and have no answer yet.
    private final Map<String, Which> offered = new HashMap<>();

    @Override
    public String name() {
        return "I6";
    }

    @Override
    public void recorded(String incident, Event event) {
        if (event instanceof Event.Asked(_, var question) && question.which() != null)
            offered.put(question.id(), question.which());
        if (!(event instanceof Event.Chosen(_, var id, var by, var values))) return;
        var which = offered.remove(id);
        if (which == null) throw broken(by + " chose for " + id + ", which is not open");
        for (var blank : which.blanks()) {
            var value = values.getOrDefault(blank.name(), "");
            if (blank.options().stream().noneMatch(it -> it.value().equals(value)))
                throw broken("'%s' of %s was never offered for %s".formatted(value, by, id));
        }
    }

    @Override
    public void begun(Job job, Instant now) {
        for (var line : job.lines()) {
            var left = Placeholders.in(line);
            if (!left.isEmpty())
                throw broken(job.id() + " runs with " + left.getFirst().text() + " in it");
            var variable = VARIABLE.matcher(line);
            while (variable.find())
                if (!job.environment().containsKey(variable.group(1)))
                    throw broken(job.id() + " runs without a value for " + variable.group(1));
        }
    }
}
