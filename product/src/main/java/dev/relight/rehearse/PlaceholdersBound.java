package dev.relight.rehearse;

import dev.relight.engine.Job;
import dev.relight.shell.Placeholders;
import java.time.Instant;
import java.util.regex.Pattern;

/// I6: an unbound placeholder never reaches a shell.
final class PlaceholdersBound implements Invariant {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(RELIGHT_P_\\d+)}");

    @Override
    public String name() {
        return "I6";
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
