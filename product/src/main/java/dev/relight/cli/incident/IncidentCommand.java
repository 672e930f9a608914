package dev.relight.cli.incident;

import dev.relight.cli.Exit;
import dev.relight.cli.Subcommand;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.inbox.IncidentLetters;
import dev.relight.inbox.Reply;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Guard;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.journal.JournalFault;
import dev.relight.record.HandoverPage;
import dev.relight.record.PostMortem;
import dev.relight.record.Timeline;
import dev.relight.sqlite.SqliteArchive;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `relight incident`: what happened, and a word in what happens next.
public final class IncidentCommand implements Subcommand {
    private static final String NAME = "incident";

    private interface Verb {
        int run(Wanted wanted, Terminal terminal) throws Usage;
    }

    private static final Map<String, Verb> VERBS = verbs();

    private static Map<String, Verb> verbs() {
        var verbs = new LinkedHashMap<String, Verb>();
        verbs.put("list", (wanted, terminal) -> Listing.print(wanted, terminal, Instant.now()));
        verbs.put("show", IncidentCommand::show);
        verbs.put("timeline", IncidentCommand::timeline);
        verbs.put("postmortem", IncidentCommand::postMortem);
        verbs.put("handover", IncidentCommand::handover);
        verbs.put("export", Bundles::export);
        verbs.put("import", Bundles::take);
        verbs.put("approve", IncidentCommand::approve);
        verbs.put("choose", IncidentCommand::choose);
        verbs.put("refuse", IncidentCommand::refuse);
        verbs.put("skip", (wanted, terminal) -> say(wanted, terminal, true));
        verbs.put("did", IncidentCommand::did);
        verbs.put("override", IncidentCommand::override);
        verbs.put("takeover", (wanted, terminal) -> say(wanted, terminal, true));
        verbs.put("ack", (wanted, terminal) -> say(wanted, terminal, false));
        verbs.put("retry", (wanted, terminal) -> say(wanted, terminal, true));
        verbs.put("resolve", (wanted, terminal) -> say(wanted, terminal, true));
        verbs.put("note", IncidentCommand::note);
        verbs.put("done", IncidentCommand::done);
        verbs.put("abort", IncidentCommand::abort);
        return verbs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "look at incidents, and answer what they ask";
    }

    @Override
    public String help() {
        return IncidentHelp.TEXT;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        if (arguments.isEmpty()) {
            terminal.out().print(help());
            return Exit.USAGE;
        }
        var verb = VERBS.get(arguments.getFirst());
        if (verb == null)
            throw new Usage(
                    "incident: no word '%s'%n  mend: use one of: %s"
                            .formatted(arguments.getFirst(), String.join(", ", VERBS.keySet())));
        var wanted = Wanted.of(NAME, arguments.getFirst(), arguments.subList(1, arguments.size()));
        try {
            return verb.run(wanted, terminal);
        } catch (JournalFault fault) {
            throw new Usage("incident %s: %s".formatted(wanted.verb(), fault.getMessage()));
        }
    }

    /// Of an incident in a journal, or of one that came as a file.
    private static List<Event> events(Wanted wanted) throws Usage {
        var id = wanted.operands(1, "ID").getFirst();
        var file = Bundles.file(wanted, id);
        if (file.isPresent()) return Bundles.read(wanted, file.get()).events();
        try (var archive = SqliteArchive.in(Stores.with(wanted, id))) {
            return archive.events(id);
        }
    }

    private static int show(Wanted wanted, Terminal terminal) throws Usage {
        var events = events(wanted);
        var id = wanted.operands().getFirst();
        var worker =
                Bundles.file(wanted, id).isPresent()
                        ? "elsewhere; this is an import, only to be read"
                        : SqliteArchive.worker(Stores.with(wanted, id)).orElse("");
        if (wanted.json()) terminal.out().println(Showing.json(events, worker).toPrettyString());
        else new Showing(terminal, Instant.now(), ZoneId.systemDefault()).text(events, worker);
        return Exit.OK;
    }

    private static int timeline(Wanted wanted, Terminal terminal) throws Usage {
        var events = events(wanted);
        return write(
                wanted,
                terminal,
                wanted.json()
                        ? Timeline.json(events)
                        : Timeline.text(events, ZoneId.systemDefault()));
    }

    private static int postMortem(Wanted wanted, Terminal terminal) throws Usage {
        return write(wanted, terminal, PostMortem.markdown(events(wanted), ZoneId.systemDefault()));
    }

    private static int handover(Wanted wanted, Terminal terminal) throws Usage {
        return write(
                wanted,
                terminal,
                HandoverPage.markdown(events(wanted), Instant.now(), ZoneId.systemDefault()));
    }

    private static int write(Wanted wanted, Terminal terminal, String text) throws Usage {
        var to = wanted.option("to");
        if (to == null) {
            terminal.out().print(text);
            return Exit.OK;
        }
        try {
            Files.writeString(Path.of(to), text);
            terminal.out().println("written to " + to);
            return Exit.OK;
        } catch (IOException unwritable) {
            throw wanted.no(
                    "%s cannot be written: %s".formatted(to, unwritable.getMessage()),
                    "name another file with --to");
        }
    }

    private static int approve(Wanted wanted, Terminal terminal) throws Usage {
        if (wanted.operands().isEmpty() || wanted.operands().size() > 2)
            wanted.operands(2, "QUESTION DIGEST   (relight incident show ID prints both)");
        var id = wanted.operands().getFirst();
        var digest = wanted.operands().size() == 2 ? wanted.operands().get(1) : "";
        var incident = incidentOf(wanted, id);
        var state = Stores.with(wanted, incident);
        try (var archive = SqliteArchive.in(state)) {
            var open = Evolve.fold(archive.events(incident));
            var asked = open instanceof Incident.Open now ? now.desk().pending() : null;
            if (asked == null || !asked.id().equals(id))
                return new Sending(wanted, terminal)
                        .said(
                                Reply.no(
                                        asked == null
                                                ? id + " is not asked (any more)"
                                                : "%s is not what is asked now: that is %s"
                                                        .formatted(id, asked.id())),
                                false);
            if (!asked.digest().isEmpty()) checkDigest(wanted, asked, digest);
        }
        return new Sending(wanted, terminal)
                .send(state, Map.of("incident", incident, "question", id, "digest", digest));
    }

    private static void checkDigest(Wanted wanted, Question asked, String digest) throws Usage {
        if (digest.length() >= IncidentLetters.DIGEST_MIN && asked.digest().startsWith(digest))
            return;
        throw wanted.no(
                digest.isEmpty()
                        ? "say what you approve: the digest of what will run"
                        : "'%s' is not the digest of what would run".formatted(digest),
                "relight incident show %s, look at it, then approve %s %s"
                        .formatted(
                                Questions.incident(asked.id()), asked.id(), Showing.code(asked)));
    }

    private static int choose(Wanted wanted, Terminal terminal) throws Usage {
        if (wanted.operands().size() < 2)
            wanted.operands(2, "QUESTION NAME=VALUE   (relight incident show ID prints both)");
        var id = wanted.operands().getFirst();
        var incident = incidentOf(wanted, id);
        var choice = String.join(" ", wanted.operands().subList(1, wanted.operands().size()));
        return new Sending(wanted, terminal)
                .send(
                        Stores.with(wanted, incident),
                        Map.of("incident", incident, "question", id, "choice", choice));
    }

    private static int refuse(Wanted wanted, Terminal terminal) throws Usage {
        var id = wanted.operands(1, "QUESTION --because \"...\"").getFirst();
        var incident = incidentOf(wanted, id);
        var question = incident.equals(id) ? "" : id;
        return new Sending(wanted, terminal)
                .send(
                        Stores.with(wanted, incident),
                        Map.of(
                                "incident",
                                incident,
                                "question",
                                question,
                                "because",
                                wanted.reason()));
    }

    private static String incidentOf(Wanted wanted, String id) throws Usage {
        if (Questions.isOne(id)) return Questions.incident(id);
        if (!wanted.verb().equals("refuse"))
            throw wanted.no(
                    "'%s' names no question; one looks like shop-12-q3".formatted(id),
                    "relight incident show %s prints what is asked, and how to say yes"
                            .formatted(id));
        return id;
    }

    private static int say(Wanted wanted, Terminal terminal, boolean needsReason) throws Usage {
        var id = wanted.operands(1, needsReason ? "ID --because \"...\"" : "ID").getFirst();
        var because = needsReason ? wanted.reason() : wanted.because();
        return new Sending(wanted, terminal)
                .send(Stores.with(wanted, id), Map.of("incident", id, "because", because));
    }

    private static int did(Wanted wanted, Terminal terminal) throws Usage {
        var id = wanted.operands(1, "QUESTION --because \"...\"").getFirst();
        var incident = incidentOf(wanted, id);
        return new Sending(wanted, terminal)
                .send(
                        Stores.with(wanted, incident),
                        Map.of("incident", incident, "question", id, "because", wanted.reason()));
    }

    private static int override(Wanted wanted, Terminal terminal) throws Usage {
        var guards = Arrays.stream(Guard.values()).map(Guard::word).toList();
        var words = wanted.operands(2, "ID GUARD --because \"...\"");
        if (!guards.contains(words.get(1)))
            throw wanted.no(
                    "there is no guard '%s'".formatted(words.get(1)),
                    "use one of: " + String.join(", ", guards));
        var id = words.getFirst();
        boolean isQuestion = words.get(1).equals(Guard.SECOND_PERSON.word());
        if (isQuestion && !Questions.isOne(id))
            throw wanted.no(
                    "a second person is asked for by a question, and '%s' is none".formatted(id),
                    "relight incident override shop-12-q3 second-person --because \"...\"");
        var incident = isQuestion ? Questions.incident(id) : id;
        return new Sending(wanted, terminal)
                .send(
                        Stores.with(wanted, incident),
                        Map.of(
                                "incident",
                                incident,
                                "guard",
                                words.get(1),
                                "question",
                                isQuestion ? id : "",
                                "because",
                                wanted.reason()));
    }

    private static int note(Wanted wanted, Terminal terminal) throws Usage {
        var words = wanted.operands(2, "ID \"the text\"");
        return new Sending(wanted, terminal)
                .send(
                        Stores.with(wanted, words.getFirst()),
                        Map.of("incident", words.getFirst(), "text", words.get(1)));
    }

    private static int done(Wanted wanted, Terminal terminal) throws Usage {
        var words = wanted.operands(2, "ID LINE");
        return new Sending(wanted, terminal)
                .send(
                        Stores.with(wanted, words.getFirst()),
                        Map.of("incident", words.getFirst(), "line", words.get(1)));
    }

    /// Where no Relight is at work, the end is written at once: the next start must not begin
    /// anything in this incident any more.
    private static int abort(Wanted wanted, Terminal terminal) throws Usage {
        var id = wanted.operands(1, "ID --because \"...\"").getFirst();
        var because = wanted.reason();
        var state = Stores.with(wanted, id);
        var sending = new Sending(wanted, terminal);
        if (SqliteArchive.worker(state).isPresent())
            return sending.send(state, Map.of("incident", id, "because", because));
        try (var journal = SqliteJournal.in(state)) {
            if (!journal.open().contains(id))
                return sending.said(Reply.no(id + " is over already"), false);
            journal.append(id, List.of(new Event.Aborted(Instant.now(), wanted.by(), because)));
        }
        return sending.said(
                Reply.yes("the incident is closed as it is; nothing more runs in it"), true);
    }
}
