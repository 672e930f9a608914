package dev.relight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import dev.relight.problem.Problems;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/// `relight doctor`: looks, before the night, at everything that the night will need.
final class Doctor implements Subcommand {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "check settings, runbooks, tools, probes, channels, accounts";
    }

    @Override
    public String help() {
        return """
        usage: relight doctor [--config FILE] [--json]

        Looks at what `relight serve` will need: every mistake in the settings, the runbooks, the
        tools they call, the state folder, the port, the probes (each is asked once), the secrets
        of the channels, the accounts, what is accepted. Changes nothing, runs no command of a
        runbook, sends no message.

          --config FILE     the team's settings (default: relight.yaml here)
          --json            one JSON object: signs of level, about, what, mend

        examples:
          relight doctor
          relight doctor --config /etc/relight/relight.yaml --json

        exit codes: 0 no problem (warnings do not count), 1 problems, 2 there is no such file
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options =
                new org.apache.commons.cli.Options()
                        .addOption(Option.builder().longOpt("config").hasArg().get())
                        .addOption(Option.builder().longOpt("json").get());
        var line = Options.parse(name(), options, arguments);
        if (!line.getArgList().isEmpty())
            throw new Usage(
                    "doctor: what is '%s'?%n  mend: name the settings with --config FILE"
                            .formatted(line.getArgList().getFirst()));
        var signs = signs(Path.of(line.getOptionValue("config", SettingsFile.DEFAULT.toString())));
        if (line.hasOption("json")) terminal.out().println(json(signs));
        else signs.forEach(sign -> print(sign, terminal));
        boolean sick = signs.stream().anyMatch(it -> it.level() == Sign.Level.PROBLEM);
        return sick ? Exit.NO : Exit.OK;
    }

    /// With mistakes in the settings only those are told: the rest would be guessed.
    private static List<Sign> signs(Path file) throws Usage {
        var problems = new Problems();
        var settings = SettingsReader.read(file, text(file), System.getenv(), problems);
        var signs = new ArrayList<Sign>();
        for (var problem : problems.inOrder())
            signs.add(
                    Sign.problem(
                            "settings", problem.where() + ": " + problem.what(), problem.mend()));
        if (!signs.isEmpty() || settings.isEmpty()) {
            signs.add(
                    Sign.warning(
                            "settings",
                            "a Relight at work keeps what was settled before; one that starts now refuses",
                            "mend the lines above"));
            return signs;
        }
        int services = settings.get().services().size();
        signs.add(
                services > 0
                        ? Sign.ok("settings", "%s names %d services".formatted(file, services))
                        : Sign.warning("settings", file + " names no service", "add `services:`"));
        signs.addAll(new HouseRounds(settings.get()).signs());
        signs.addAll(new RunbookRounds(settings.get()).signs());
        return signs;
    }

    private static String text(Path file) throws Usage {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Usage(
                    "doctor: the settings %s cannot be read%n  mend: name them with --config FILE"
                            .formatted(file));
        }
    }

    private static void print(Sign sign, Terminal terminal) {
        var word = "%-8s".formatted(sign.level().word());
        var shown =
                switch (sign.level()) {
                    case OK -> terminal.green(word);
                    case WARNING -> terminal.yellow(word);
                    case PROBLEM -> terminal.red(word);
                };
        terminal.out().printf("%s %s: %s%n", shown, sign.about(), sign.what());
        if (!sign.mend().isEmpty()) terminal.out().printf("         mend: %s%n", sign.mend());
    }

    private static String json(List<Sign> signs) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("signs");
            for (var sign : signs) {
                json.writeStartObject();
                json.writeStringField("level", sign.level().word());
                json.writeStringField("about", sign.about());
                json.writeStringField("what", sign.what());
                json.writeStringField("mend", sign.mend());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
