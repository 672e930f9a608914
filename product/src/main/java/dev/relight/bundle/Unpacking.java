package dev.relight.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.journal.Chain;
import dev.relight.journal.Entry;
import dev.relight.journal.EventJson;
import dev.relight.journal.JournalFault;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads a bundle and believes nothing of it that it cannot check.
public final class Unpacking {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Map<String, byte[]> files = new TreeMap<>();
    private long total;

    private Unpacking() {}

    /// @throws JournalFault it is no whole export; the message says what is wrong
    public static Bundle read(Path file) throws IOException {
        try (var in = java.nio.file.Files.newInputStream(file)) {
            return new Unpacking().bundle(in);
        } catch (Refused e) {
            throw new JournalFault(
                    "%s is no whole export of an incident: %s; ask for it again where it came from"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// What is wrong with it, in words that follow a colon.
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private Bundle bundle(InputStream in) throws IOException {
        inflate(in);
        var manifest = tree(text(Inside.MANIFEST));
        if (manifest.path("format").asInt() != Packing.FORMAT)
            throw new Refused(
                    "its format is %s, this Relight knows %d"
                            .formatted(manifest.path("format"), Packing.FORMAT));
        checkManifest(manifest);
        var incident = manifest.path("incident").asText();
        var entries = entries(incident);
        var events = events(entries);
        var texts = texts(events, manifest);
        checkRunbook(events);
        return new Bundle(
                incident,
                time(manifest.path("exported").asText()),
                manifest.path("head").asText(),
                entries,
                events,
                texts,
                files.containsKey(Inside.RUNBOOK) ? text(Inside.RUNBOOK) : "");
    }

    /// Everything into memory, each name and size looked at before.
    private void inflate(InputStream in) throws IOException {
        var zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        try {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (!Inside.isKnown(name))
                    throw new Refused("it holds a file '%s', which no export has".formatted(name));
                if (files.size() >= Inside.FILES_MAX)
                    throw new Refused("it holds more than %d files".formatted(Inside.FILES_MAX));
                if (files.put(name, bytes(zip, name)) != null)
                    throw new Refused("it holds '%s' twice".formatted(name));
            }
        } catch (IllegalArgumentException e) {
            throw new Refused("it holds a name that is no text");
        } catch (ZipException | EOFException e) {
            throw new Refused("it is damaged (%s)".formatted(e.getMessage()));
        }
        if (files.isEmpty()) throw new Refused("it is no ZIP, or an empty one");
    }

    private byte[] bytes(ZipInputStream zip, String name) throws IOException {
        var out = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK_BYTES];
        for (int n = zip.read(chunk); n >= 0; n = zip.read(chunk)) {
            total += n;
            if (out.size() + n > Inside.FILE_BYTES_MAX || total > Inside.TOTAL_BYTES_MAX)
                throw new Refused("'%s' unpacks to more than an export ever holds".formatted(name));
            out.write(chunk, 0, n);
        }
        return out.toByteArray();
    }

    private void checkManifest(JsonNode manifest) throws Refused {
        var listed = new TreeSet<String>();
        for (var file : manifest.path("files")) {
            var name = file.path("name").asText();
            var bytes = files.get(name);
            if (bytes == null) throw new Refused("'%s' is missing".formatted(name));
            if (!Chain.sha256(bytes).equals(file.path("sha256").asText()))
                throw new Refused("'%s' was changed".formatted(name));
            listed.add(name);
        }
        for (var name : files.keySet())
            if (!name.equals(Inside.MANIFEST) && !listed.contains(name))
                throw new Refused("'%s' stands in no manifest".formatted(name));
    }

    private List<Entry> entries(String incident) throws Refused {
        var entries = new ArrayList<Entry>();
        for (var line : text(Inside.ENTRIES).lines().toList()) {
            var entry = entry(tree(line));
            if (!entry.incident().equals(incident))
                throw new Refused("it holds an entry of " + entry.incident());
            if (!Chain.isUnchanged(entry))
                throw new Refused("entry %d was changed".formatted(entry.sequence()));
            if (!entries.isEmpty() && !follows(entries.getLast(), entry))
                throw new Refused("entry %d stands in a wrong place".formatted(entry.sequence()));
            entries.add(entry);
        }
        if (entries.isEmpty()) throw new Refused("it holds no entry");
        return entries;
    }

    /// Between two of one incident those of others may have been written.
    private static boolean follows(Entry before, Entry entry) {
        if (entry.sequence() <= before.sequence()) return false;
        return entry.sequence() > before.sequence() + 1 || entry.previous().equals(before.hash());
    }

    private static Entry entry(JsonNode line) throws Refused {
        return new Entry(
                line.path("sequence").asLong(),
                line.path("incident").asText(),
                time(line.path("at").asText()),
                line.path("kind").asText(),
                line.path("json").asText(),
                line.path("previous").asText(),
                line.path("hash").asText());
    }

    private List<Event> events(List<Entry> entries) throws Refused {
        var plan = text(Inside.PLAN);
        if (!Chain.sha256(bytes(Inside.PLAN)).equals(Packing.planDigest(entries)))
            throw new Refused("the plan is not the one that was flown");
        var json =
                new EventJson(
                        (_, _) -> {
                            throw new IllegalStateException("a bundle is only read");
                        },
                        _ -> plan);
        try {
            var events =
                    entries.stream().map(entry -> json.read(entry.kind(), entry.json())).toList();
            Evolve.fold(events);
            return events;
        } catch (JournalFault | IllegalStateException | IllegalArgumentException e) {
            throw new Refused("its events tell no story");
        }
    }

    private SortedMap<String, String> texts(List<Event> events, JsonNode manifest) throws Refused {
        var pruned = new TreeSet<String>();
        manifest.path("pruned").forEach(digest -> pruned.add(digest.asText()));
        var texts = new TreeMap<String, String>();
        for (var file : files.entrySet()) {
            if (!file.getKey().startsWith(Inside.OUTPUTS)) continue;
            var digest = file.getKey().substring(Inside.OUTPUTS.length());
            if (!Chain.sha256(file.getValue()).equals(digest))
                throw new Refused("the output %s was changed".formatted(digest));
            texts.put(digest, new String(file.getValue(), StandardCharsets.UTF_8));
        }
        for (var digest : outputs(events))
            if (!texts.containsKey(digest) && !pruned.contains(digest))
                throw new Refused("the output %s is missing".formatted(digest));
        return texts;
    }

    private void checkRunbook(List<Event> events) throws Refused {
        var runbook = files.get(Inside.RUNBOOK);
        var flown = Packing.opening(events).plan().source().sha256();
        if (runbook != null && !Chain.sha256(runbook).equals(flown))
            throw new Refused("the runbook is not the one that was flown");
    }

    /// Digests of all outputs that these events speak of.
    static Set<String> outputs(List<Event> events) {
        var digests = new TreeSet<String>();
        for (var event : events)
            if (event instanceof Event.JobEnded ended)
                for (var line : ended.lines()) {
                    digests.add(line.stdout());
                    digests.add(line.stderr());
                }
        digests.remove("");
        return digests;
    }

    private byte[] bytes(String name) throws Refused {
        var bytes = files.get(name);
        if (bytes == null) throw new Refused("'%s' is missing".formatted(name));
        return bytes;
    }

    private String text(String name) throws Refused {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(String json) throws Refused {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Refused("it holds JSON that is none");
        }
    }

    private static Instant time(String text) throws Refused {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refused("'%s' is no time".formatted(text));
        }
    }
}
