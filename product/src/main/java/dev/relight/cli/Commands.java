package dev.relight.cli;

import dev.relight.cli.check.CheckCommand;
import dev.relight.cli.incident.AuditCommand;
import dev.relight.cli.incident.IncidentCommand;
import dev.relight.cli.init.InitCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The list of commands, in the order of the help page.
final class Commands {
    private Commands() {}

    static Map<String, Supplier<Subcommand>> all() {
        var commands = new LinkedHashMap<String, Supplier<Subcommand>>();
        commands.put("check", CheckCommand::new);
        commands.put("demo", Demo::new);
        commands.put("drill", DrillCommand::new);
        commands.put("rehearse", Rehearse::new);
        commands.put("run", Run::new);
        commands.put("init", InitCommand::new);
        commands.put("doctor", Doctor::new);
        commands.put("serve", Serve::new);
        commands.put("user", UserCommand::new);
        commands.put("token", TokenCommand::new);
        commands.put("incident", IncidentCommand::new);
        commands.put("accept", Accept::new);
        commands.put("hold", HoldCommand::new);
        commands.put("release", Release::new);
        commands.put("changed", Changed::new);
        commands.put("audit", AuditCommand::new);
        commands.put("explain", Explain::new);
        commands.put("who", Who::new);
        commands.put("tell", Tell::new);
        return commands;
    }
}
