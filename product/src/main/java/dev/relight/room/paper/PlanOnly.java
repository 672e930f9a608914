package dev.relight.room.paper;

import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import java.util.TreeMap;

/// The skeleton of a runbook: what is left when its text is gone.
final class PlanOnly {
    private PlanOnly() {}

    /// Empty where there is nothing to show.
    static String html(Plan plan) {
        var byLine = new TreeMap<Integer, String>();
        for (var section : plan.sections()) {
            int level = Math.min(6, section.level() + 1);
            byLine.put(
                    section.line(),
                    "<h%d id=\"L%d\">%s%s</h%d>\n"
                            .formatted(
                                    level,
                                    section.line(),
                                    Escape.html(Escape.plain(section.text())),
                                    Paper.mark(Slot.Kind.HEADING, section.line()),
                                    level));
        }
        for (Command command : plan.commands())
            byLine.put(
                    command.line(),
                    "<div class=\"code\">"
                            + Paper.mark(Slot.Kind.COMMAND, command.line())
                            + "</div>\n");
        for (var task : plan.tasks())
            byLine.putIfAbsent(
                    task.line(),
                    "<p>"
                            + Paper.mark(Slot.Kind.TASK, task.line())
                            + Escape.html(Escape.plain(task.text()))
                            + "</p>\n");
        if (byLine.isEmpty()) return "";
        return "<p class=\"gone\">The text of this runbook was not kept; these are its headings,"
                + " commands and tasks.</p>\n"
                + String.join("", byLine.values());
    }
}
