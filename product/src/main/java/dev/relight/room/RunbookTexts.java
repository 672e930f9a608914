package dev.relight.room;

import dev.relight.incident.Event;
import dev.relight.journal.Chain;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import dev.relight.plan.Plan;
import dev.relight.plan.Source;
import dev.relight.room.paper.Paper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of each runbook as it was when the alert came; kept beside the journal by its digest.
final class RunbookTexts {
    private static final System.Logger LOG = System.getLogger(RunbookTexts.class.getName());

    /// Laid out once and kept: a fleet has few runbooks and many incidents.
    private static final int PAPERS_MAX = 64;

    private final Journal journal;
    private final Map<String, Paper> papers =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Paper> eldest) {
                            return size() > PAPERS_MAX;
                        }
                    });

    RunbookTexts(Journal journal) {
        this.journal = journal;
    }

    /// Keeps the text of a runbook that has just been pinned, if the file is still the same.
    void heard(List<Event> events) {
        for (var event : events)
            if (event instanceof Event.Opened(_, var opening)) {
                var source = opening.plan().source();
                Thread.ofVirtual().name("keep-runbook").start(() -> keep(source));
            }
    }

    private void keep(Source source) {
        var text = onDisk(source);
        try {
            if (text != null) journal.keep(text);
        } catch (JournalFault full) {
            // Only a copy of what lies in its own file; an incident's own outputs are not so lucky.
            LOG.log(System.Logger.Level.WARNING, "a runbook's text is not kept: " + full);
        }
    }

    Paper paper(Plan plan) {
        var source = plan.source();
        if (source.sha256().isEmpty()) return Paper.of(plan);
        var known = papers.get(source.sha256());
        if (known != null) return known;
        var text = text(source);
        if (text == null) return Paper.of(plan);
        var paper = Paper.of(text, plan);
        papers.put(source.sha256(), paper);
        return paper;
    }

    private @Nullable String text(Source source) {
        try {
            return journal.kept(source.sha256());
        } catch (JournalFault notKept) {
            return onDisk(source);
        }
    }

    private static @Nullable String onDisk(Source source) {
        try {
            var bytes = Files.readAllBytes(Path.of(source.file()));
            return Chain.sha256(bytes).equals(source.sha256())
                    // what is no UTF-8 is no text, and laid out as one it would only mislead
                    ? StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
                    : null;
        } catch (IOException | InvalidPathException gone) {
            return null;
        }
    }
}
