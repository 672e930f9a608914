package dev.relight.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.incident.Event;
import dev.relight.incident.Opening;
import dev.relight.journal.Chain;
import dev.relight.journal.Entry;
import dev.relight.record.HandoverPage;
import dev.relight.record.PostMortem;
import dev.relight.record.Timeline;
import dev.relight.sqlite.Head;
import dev.relight.sqlite.SqliteArchive;
import dev.relight.sqlite.TextState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an incident into one file.
public final class Packing {
    static final int FORMAT = 1;

    /// Old enough for every tool, and the same in every export: only the content counts.
    private static final long TIME_OF_FILES = 315_619_200_000L;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Packing() {}

    /// A ZIP with the entries, the plan, the runbook's text if it was kept, the outputs, and what
    /// people read.
    ///
    /// @param zone for the pages
    public static void pack(
            SqliteArchive archive, String incident, OutputStream out, Instant now, ZoneId zone)
            throws IOException {
        var events = archive.events(incident);
        var files = new TreeMap<String, byte[]>();
        var entries = archive.entries(incident);
        put(files, Inside.ENTRIES, lines(entries));
        put(files, Inside.PLAN, archive.plan(planDigest(entries)));
        var pruned = outputs(archive, events, files);
        runbook(archive, opening(events), files);
        put(files, "records/timeline.txt", Timeline.text(events, zone));
        put(files, "records/timeline.json", Timeline.json(events));
        put(files, "records/postmortem.md", PostMortem.markdown(events, zone));
        put(files, "records/handover.md", HandoverPage.markdown(events, now, zone));
        var head = archive.head().map(Head::of).map(Head::toString).orElse("");
        var manifest = manifest(incident, now, head, files, pruned);
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            write(zip, Inside.MANIFEST, text(manifest).getBytes(StandardCharsets.UTF_8));
            for (var file : files.entrySet()) write(zip, file.getKey(), file.getValue());
        }
    }

    static Opening opening(List<Event> events) {
        if (events.getFirst() instanceof Event.Opened(_, var opening)) return opening;
        throw new IllegalStateException("an incident begins with " + events.getFirst());
    }

    /// What stands in place of the plan in the opening's entry.
    static String planDigest(List<Entry> entries) {
        try {
            var opening = MAPPER.readTree(entries.getFirst().json());
            return opening.path("opening").path("plan").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the opening is no JSON", e);
        }
    }

    private static Set<String> outputs(
            SqliteArchive archive, List<Event> events, SortedMap<String, byte[]> files) {
        var pruned = new TreeSet<String>();
        for (var digest : Unpacking.outputs(events))
            if (archive.state(digest) == TextState.WHOLE)
                put(files, Inside.OUTPUTS + digest, archive.kept(digest));
            else pruned.add(digest);
        return pruned;
    }

    private static void runbook(
            SqliteArchive archive, Opening opening, SortedMap<String, byte[]> files) {
        var digest = opening.plan().source().sha256();
        if (digest.matches("[0-9a-f]{64}") && archive.state(digest) == TextState.WHOLE)
            put(files, Inside.RUNBOOK, archive.kept(digest));
    }

    private static String lines(List<Entry> entries) {
        var text = new StringBuilder();
        for (var entry : entries) {
            var line = MAPPER.createObjectNode();
            line.put("sequence", entry.sequence());
            line.put("incident", entry.incident());
            line.put("at", entry.at().toString());
            line.put("kind", entry.kind());
            line.put("json", entry.json());
            line.put("previous", entry.previous());
            line.put("hash", entry.hash());
            text.append(text(line)).append('\n');
        }
        return text.toString();
    }

    private static ObjectNode manifest(
            String incident,
            Instant now,
            String head,
            SortedMap<String, byte[]> files,
            Set<String> pruned) {
        var page = MAPPER.createObjectNode();
        page.put("format", FORMAT).put("incident", incident);
        page.put("exported", now.toString()).put("head", head);
        var list = page.putArray("files");
        files.forEach((name, bytes) ->
                list.addObject()
                        .put("name", name)
                        .put("bytes", bytes.length)
                        .put("sha256", Chain.sha256(bytes)));
        pruned.forEach(page.putArray("pruned")::add);
        return page;
    }

    private static String text(ObjectNode page) {
        try {
            return MAPPER.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain words are no JSON", e);
        }
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(TIME_OF_FILES);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
