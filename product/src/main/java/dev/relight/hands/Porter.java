package dev.relight.hands;

import dev.relight.engine.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Does the errands of hands on another machine, by `porter.sh`.
final class Porter {
    /// A start may have to wait for a slow disk.
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private static final Duration LOOK_WITHIN = Duration.ofSeconds(15);

    /// Megabytes over a slow line.
    private static final Duration FETCH_WITHIN = Duration.ofMinutes(2);

    private static final int CENTISECOND_MILLIS = 10;

    private final Carrier carrier;
    private final String root;
    private final byte[] functions;
    private final byte[] supervisor;

    /// @param root there; a path without `~`, or below the home directory without a slash in front
    Porter(Carrier carrier, String root) throws IOException {
        this.carrier = carrier;
        this.root = root;
        this.functions = resource("porter.sh");
        this.supervisor = resource("supervise.sh");
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Porter.class.getResourceAsStream(name)) {
            if (in == null)
                throw new IllegalStateException(name + " is not in the jar; build it anew");
            return in.readAllBytes();
        }
    }

    /// The supervisor's first word there, or `known` when the job has a folder already.
    String start(Job job) throws IOException {
        var script = bytes(Script.of(job));
        var bindings = bytes(Script.environment(job.environment()));
        var words = new ArrayList<>(List.of(job.id(), job.workingDirectory()));
        words.add(Surroundings.passedOnPattern());
        words.add(Surroundings.alwaysOnPath());
        words.add(Intent.words(job, Instant.now()));
        for (var input : List.of(supervisor, script, bindings))
            words.add(Integer.toString(input.length));
        words.add(Long.toString(Math.max(1, job.deadline().toMillis() / CENTISECOND_MILLIS)));
        words.add(Integer.toString(job.lines().size()));
        words.add(Integer.toString(Debrief.HALF_BYTES));
        words.add(job.revealsSecret() ? "discard" : "keep");
        var said = new Said(call(START_WITHIN, "start", words, supervisor, script, bindings));
        for (var line = said.line(); line != null; line = said.line()) {
            if (line.startsWith("word ")) return line.substring("word ".length());
            if (line.startsWith("boot ") || line.startsWith("nothing ")) return "known";
        }
        throw new IOException("no word from " + carrier.target());
    }

    /// @param claims whether a job that nobody flies shall not be flown by one that comes late
    Sighting look(String id, boolean claims) throws IOException {
        var words = List.of(claims ? "claim" : "watch", id);
        return Said.sighting(call(LOOK_WITHIN, "look", words), carrier.target());
    }

    /// Writes what a report needs into a folder here.
    void fetch(String id, Path into) throws IOException {
        var said = new Said(call(FETCH_WITHIN, "fetch", List.of(id)));
        for (var line = said.line(); line != null; line = said.line()) {
            var words = line.split(" ");
            if (!words[0].equals("file")) continue;
            var bytes = said.bytes(Integer.parseInt(words[2]));
            // A name from elsewhere must not lead out of the folder.
            if (words[1].matches("[a-z0-9][a-z0-9.]*")) Files.write(into.resolve(words[1]), bytes);
        }
    }

    void stop(String id, boolean byForce) throws IOException {
        call(LOOK_WITHIN, "stop", List.of(id, byForce ? "force" : "ask"));
    }

    void forget(String id) throws IOException {
        call(LOOK_WITHIN, "forget", List.of(id));
    }

    void clear(String id) throws IOException {
        call(LOOK_WITHIN, "clear", List.of(id));
    }

    private byte[] call(Duration within, String function, List<String> words, byte[]... inputs)
            throws IOException {
        var script = new ByteArrayOutputStream();
        script.writeBytes(functions);
        // What follows the call is read by it; without input nothing may be read by accident.
        var line = new StringBuilder("\ncd; root=" + Script.quoted(root));
        line.append("; [[ $root == /* ]] || root=$PWD/$root; ")
                .append(function)
                .append(" \"$root\"");
        for (var word : words) line.append(' ').append(Script.quoted(word));
        if (inputs.length == 0) line.append(" </dev/null");
        script.writeBytes(bytes(line + "; exit\n"));
        for (var input : inputs) script.writeBytes(input);
        return carrier.carry(script.toByteArray(), within);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What came back, read from its beginning.
    static final class Said {
        private final byte[] all;
        private int at;

        Said(byte[] all) {
            this.all = all;
        }

        /// The next line without its end, or null.
        @org.jspecify.annotations.Nullable
        String line() {
            int end = at;
            while (end < all.length && all[end] != '\n') end++;
            if (end >= all.length) return null;
            var line = new String(all, at, end - at, StandardCharsets.UTF_8);
            at = end + 1;
            return line;
        }

        byte[] bytes(int count) throws IOException {
            if (count < 0 || at + count > all.length)
                throw new IOException("the answer is cut off");
            at += count;
            return Arrays.copyOfRange(all, at - count, at);
        }

        static Sighting sighting(byte[] all, String target) throws IOException {
            var said = new Said(all);
            var files = new java.util.HashMap<String, String>();
            var words = new java.util.HashMap<String, String>();
            boolean isSupervisorAlive = false;
            boolean isShellAlive = false;
            for (var line = said.line(); line != null; line = said.line()) {
                var word = line.split(" ");
                switch (word[0]) {
                    case "nothing" -> {
                        return Sighting.nothing(word[1].equals("new"));
                    }
                    case "boot" -> words.put("boot", word[1]);
                    case "alive" -> {
                        isSupervisorAlive |= word[1].equals("supervisor");
                        isShellAlive |= word[1].equals("shell");
                    }
                    case "file" ->
                            files.put(
                                    word[1],
                                    new String(
                                            said.bytes(Integer.parseInt(word[2])),
                                            StandardCharsets.ISO_8859_1));
                    default -> {}
                }
            }
            var boot = words.get("boot");
            if (boot == null) throw new IOException("no answer from " + target);
            return new Sighting(
                    true,
                    false,
                    files.getOrDefault("intent", ""),
                    files.getOrDefault("claim", ""),
                    files.getOrDefault("log", ""),
                    boot,
                    isSupervisorAlive,
                    isShellAlive);
        }
    }
}
