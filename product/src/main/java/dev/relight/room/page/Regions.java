package dev.relight.room.page;

import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.room.paper.Paper;
import dev.relight.room.paper.Slot;
import dev.relight.room.sheet.IncidentSheet;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of an incident's page that change while it is open, each with an id of its own.
public final class Regions {
    /// Of the timeline as many as one reads at a glance; the whole has a page of its own.
    public static final int TOLD_MAX = 40;

    private static final List<String> NAMES =
            List.of("head", "panel", "clock", "scenarios", "tasks", "timeline", "hand");

    private final TemplateEngine templates;

    Regions(TemplateEngine templates) {
        this.templates = templates;
    }

    /// By name, in the order of the page; slots of the runbook as `c170`, `t12`, `h40`.
    ///
    /// @param approvers names of those who may answer
    /// @param isNews for a page that is open already: each region says that it takes the place of
    ///   the one there
    public Map<String, String> all(
            IncidentSheet sheet,
            Paper paper,
            Frame frame,
            Who.Rank rank,
            List<String> approvers,
            boolean isNews) {
        var oob = isNews ? "morph" : "";
        var filled = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var params = new HashMap<String, Object>();
            params.put("frame", frame);
            params.put("sheet", sheet);
            params.put("oob", oob);
            params.put("rank", rank);
            params.put("approvers", approvers);
            filled.put(name, render(name, params));
        }
        var commands = commands(sheet.opening().plan());
        for (var slot : paper.slots())
            filled.put(name(slot), slot(slot, sheet, commands, frame, oob));
        return filled;
    }

    static String name(Slot slot) {
        return switch (slot.kind()) {
            case COMMAND, INLINE -> "c" + slot.line();
            case TASK -> "t" + slot.line();
            case HEADING -> "h" + slot.line();
        };
    }

    private String slot(
            Slot slot,
            IncidentSheet sheet,
            Map<Integer, Command> commands,
            Frame frame,
            String oob) {
        var params = new HashMap<String, Object>();
        params.put("line", slot.line());
        params.put("state", sheet.line(slot.line()));
        params.put("oob", oob);
        switch (slot.kind()) {
            case COMMAND, INLINE -> {
                var command = commands.get(slot.line());
                if (command == null) return "";
                params.put("command", command);
                params.put("frame", frame);
                params.put("incident", sheet.opening().id());
            }
            case HEADING -> params.put("sheet", sheet);
            case TASK -> {}
        }
        return render(
                switch (slot.kind()) {
                    case COMMAND -> "command";
                    case INLINE -> "inline";
                    case TASK -> "task";
                    case HEADING -> "heading";
                },
                params);
    }

    private String render(String name, Map<String, Object> params) {
        var out = new StringOutput();
        templates.render("room/region/" + name + ".jte", params, out);
        return out.toString().strip();
    }

    private static Map<Integer, Command> commands(Plan plan) {
        var commands = new HashMap<Integer, Command>();
        for (var command : plan.commands()) commands.putIfAbsent(command.line(), command);
        return commands;
    }
}
