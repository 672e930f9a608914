package dev.relight.cli.incident;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relight.cli.Exit;
import dev.relight.cli.Subcommand;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.journal.JournalFault;
import dev.relight.settings.Durations;
import dev.relight.sqlite.Audit;
import dev.relight.sqlite.Head;
import dev.relight.sqlite.SqliteArchive;
import dev.relight.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `relight audit`: is the record whole, where does it end, and what may be thrown away.
public final class AuditCommand implements Subcommand {
    private static final String NAME = "audit";

    /// What ended yesterday is still talked about today.
    private static final Duration YOUNGEST = Duration.ofDays(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "verify that no entry of the journal was changed or removed";
    }

    @Override
    public String help() {
        return """
        usage: relight audit WORD [options]

        Every entry of the journal carries the hash of the one before it. An entry that was edited,
        removed, inserted or cut off breaks the chain, and is named. A whole rewrite shows only
        against a head that was kept elsewhere: print it with head, keep it, give it back to verify.

          verify           go through everything: entries, plans, outputs
          head             the end of the chain, as SEQUENCE:HASH
          prune            throw away outputs of incidents that ended long ago; entries stay, and a
                           stone in the place of each output says when it went

          --head WORD          verify: this head must still be there
          --older-than TIME    prune: what ended longer ago than this, at least 24h, such as 90d
          --state FOLDER       the state folder (default: those beneath .relight here)
          --json               for programs

        examples:
          relight audit verify
          relight audit head > /mnt/elsewhere/head
          relight audit verify --head "$(cat /mnt/elsewhere/head)"
          relight audit prune --older-than 90d

        exit codes: 0 whole (or done), 1 not whole, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        if (arguments.isEmpty()) {
            terminal.out().print(help());
            return Exit.USAGE;
        }
        var wanted = Wanted.of(NAME, arguments.getFirst(), arguments.subList(1, arguments.size()));
        try {
            return switch (wanted.verb()) {
                case "verify" -> verify(wanted, terminal);
                case "head" -> head(wanted, terminal);
                case "prune" -> prune(wanted, terminal);
                default ->
                        throw new Usage(
                                "audit: no word '%s'%n  mend: use one of: verify, head, prune"
                                        .formatted(wanted.verb()));
            };
        } catch (JournalFault fault) {
            throw new Usage("audit %s: %s".formatted(wanted.verb(), fault.getMessage()));
        }
    }

    private static int verify(Wanted wanted, Terminal terminal) throws Usage {
        wanted.operands(0, "");
        var published = published(wanted);
        boolean isWhole = true;
        var states = published == null ? Stores.all(wanted) : List.of(Stores.one(wanted));
        for (var state : states) {
            try (var archive = SqliteArchive.in(state)) {
                var audit = Audit.of(archive, published);
                if (wanted.json()) terminal.out().println(json(state, audit));
                else text(state, audit, terminal);
                isWhole &= audit.faults().isEmpty();
            }
        }
        return isWhole ? Exit.OK : Exit.NO;
    }

    private static @Nullable Head published(Wanted wanted) throws Usage {
        var text = wanted.option("head");
        if (text == null) return null;
        return Head.parse(text.strip())
                .orElseThrow(() ->
                        wanted.no(
                                "'%s' is no head".formatted(text),
                                "give what relight audit head printed: SEQUENCE:HASH"));
    }

    private static void text(Path state, Audit audit, Terminal terminal) {
        var head = audit.head();
        terminal.out().println(state + ":");
        for (var fault : audit.faults()) terminal.out().println("  " + terminal.red(fault));
        if (!audit.faults().isEmpty()) return;
        terminal.out()
                .println(
                        "  whole: %d entries, %d outputs (%d thrown away on purpose)"
                                .formatted(
                                        audit.entries(),
                                        audit.texts() + audit.pruned(),
                                        audit.pruned()));
        if (head != null) terminal.out().println("  head " + head);
    }

    private static String json(Path state, Audit audit) {
        var page = JsonMapper.builder().build().createObjectNode();
        var head = audit.head();
        page.put("state", state.toString()).put("whole", audit.faults().isEmpty());
        page.put("entries", audit.entries()).put("head", head == null ? null : head.toString());
        page.put("outputs", audit.texts()).put("pruned", audit.pruned());
        audit.faults().forEach(page.putArray("faults")::add);
        return page.toString();
    }

    private static int head(Wanted wanted, Terminal terminal) throws Usage {
        wanted.operands(0, "");
        try (var archive = SqliteArchive.in(Stores.one(wanted))) {
            terminal.out().println(archive.head().map(Head::of).map(Head::toString).orElse("0:"));
        }
        return Exit.OK;
    }

    private static int prune(Wanted wanted, Terminal terminal) throws Usage {
        wanted.operands(0, "");
        var text = wanted.option("older-than");
        var age = text == null ? null : Durations.parse(text).orElse(null);
        if (age == null || age.compareTo(YOUNGEST) < 0)
            throw wanted.no(
                    text == null
                            ? "say how old what goes must be"
                            : "'%s' is no duration of at least 24h".formatted(text),
                    "relight audit prune --older-than 90d");
        var state = Stores.one(wanted);
        if (SqliteArchive.worker(state).isPresent())
            return new Sending(wanted, terminal)
                    .send(state, Map.of("seconds", Long.toString(age.toSeconds())));
        try (var journal = SqliteJournal.in(state)) {
            var now = Instant.now();
            terminal.out().println(journal.prune(now.minus(age), now));
        }
        return Exit.OK;
    }
}
