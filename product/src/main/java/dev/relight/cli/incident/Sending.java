package dev.relight.cli.incident;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relight.cli.Exit;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.inbox.Letter;
import dev.relight.inbox.LetterBox;
import dev.relight.inbox.Reply;
import dev.relight.sqlite.SqliteArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Sends a word to the Relight at work on a state folder, or leaves it for the next one.
final class Sending {
    /// A Relight at work answers within a second; this one is stuck, or dying.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Wanted wanted;
    private final Terminal terminal;

    Sending(Wanted wanted, Terminal terminal) {
        this.wanted = wanted;
        this.terminal = terminal;
    }

    /// @return one of [Exit]
    int send(Path state, Map<String, String> words) throws Usage {
        var letter = Letter.write(Instant.now(), wanted.by(), wanted.verb(), words);
        try {
            var box = LetterBox.in(state);
            box.put(letter);
            if (SqliteArchive.worker(state).isEmpty())
                return said(
                        Reply.yes(
                                "left for the next start: no Relight is at work on %s now"
                                        .formatted(state)),
                        false);
            var reply = box.await(letter, PATIENCE);
            if (reply.isPresent()) return said(reply.get(), true);
            if (box.withdraw(letter))
                return said(
                        Reply.no(
                                "the Relight at work (%s) did not answer within %d s; nothing was done"
                                        .formatted(
                                                SqliteArchive.worker(state).orElse("gone now"),
                                                PATIENCE.toSeconds())),
                        false);
            return said(
                    Reply.no(
                            "it was taken, but not answered within %d s; relight incident show tells what became of it"
                                    .formatted(PATIENCE.toSeconds())),
                    true);
        } catch (IOException unusable) {
            throw wanted.no(
                    "the inbox of %s cannot be used: %s".formatted(state, unusable.getMessage()),
                    "only the owner of that folder may speak to its Relight");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    /// Says what became of it.
    int said(Reply reply, boolean taken) {
        if (wanted.json()) {
            var page = JsonMapper.builder().build().createObjectNode();
            page.put("done", reply.done()).put("taken", taken).put("text", reply.text());
            terminal.out().println(page.toPrettyString());
        } else if (reply.done()) terminal.out().println(reply.text());
        else terminal.err().println("relight: " + reply.text());
        return reply.done() ? Exit.OK : Exit.NO;
    }
}
