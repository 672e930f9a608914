package dev.relight.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Many people watch one incident live; half of them lose their connection in the middle.
///
/// Loss: a watcher who has not seen the last news, or whose version ever goes back.
public final class Watchers {
    /// So many times the connection is cut, for every second watcher.
    private static final int CUT_AFTER_FRAMES = 15;

    private static final int CUTS_MAX = 2;

    private Watchers() {}

    /// What one watcher saw.
    ///
    /// @param whole the last news came, and no version went back
    record Saw(boolean whole, int version, int frames, int cuts, List<Long> lags) {}

    /// @param args port, incident, token, watchers
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[3]);
        var in = new AtomicInteger();
        var stream =
                URI.create(
                        "http://127.0.0.1:%s/incidents/%s/stream?from=0"
                                .formatted(args[0], args[1]));
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Saw>>();
            for (int i = 0; i < count; i++) {
                boolean cut = i % 2 == 1;
                all.add(threads.submit(() -> watch(client, stream, args[2], cut, in)));
            }
            while (in.get() < count) Thread.sleep(20);
            System.out.println("watching " + count);
            report(all);
        }
    }

    private static void report(List<Future<Saw>> all) throws Exception {
        var lags = new ArrayList<Long>();
        int lost = 0;
        int cuts = 0;
        long frames = 0;
        int version = 0;
        for (var each : all) {
            var saw = each.get();
            if (!saw.whole()) lost++;
            cuts += saw.cuts();
            frames += saw.frames();
            version = Math.max(version, saw.version());
            lags.addAll(saw.lags());
        }
        for (var each : all) if (each.get().version() != version) lost++;
        Collections.sort(lags);
        System.out.printf(
                "watchers %d, cut and reconnected %d times, frames %d, last version %d, lost %d%n",
                all.size(), cuts, frames, version, lost);
        System.out.printf(
                "from the note to the watcher: p50 %d ms, p99 %d ms, worst %d ms%n",
                lags.get(lags.size() / 2), lags.get(lags.size() * 99 / 100), lags.getLast());
    }

    private static Saw watch(
            HttpClient client, URI stream, String token, boolean cut, AtomicInteger in)
            throws IOException, InterruptedException {
        var seen = new Watcher();
        while (!seen.isOver) {
            var request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
            if (!seen.last.isEmpty()) request.header("Last-Event-ID", seen.last);
            var reply = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            try (var lines = reply.body()) {
                int here = 0;
                for (var line : (Iterable<String>) lines::iterator) {
                    seen.take(line);
                    if (!line.isEmpty() || !seen.frameEnded()) continue;
                    if (seen.frames == 1) in.incrementAndGet();
                    here++;
                    boolean goes = cut && here >= CUT_AFTER_FRAMES && seen.cuts < CUTS_MAX;
                    if (goes && !seen.isOver) seen.cuts++;
                    if (goes || seen.isOver) break;
                }
            }
        }
        return new Saw(seen.whole, seen.version, seen.frames, seen.cuts, seen.lags);
    }

    /// What one of them has seen so far.
    private static final class Watcher {
        private String last = "";
        private int version;
        private int frames;
        private int cuts;
        private boolean whole = true;
        private boolean isOver;
        private boolean isFresh = true;
        private boolean hasId;
        private final List<Long> lags = new ArrayList<>();

        void take(String line) {
            if (line.startsWith("id:")) {
                last = line.substring(3).strip();
                int now = Integer.parseInt(last);
                if (now <= version) whole = false;
                version = now;
                hasId = true;
            }
            if (line.contains("ada notes: the end")) isOver = true;
            // The youngest note of a frame stands first.
            if (isFresh && line.contains("ada notes: news")) {
                isFresh = false;
                lag(line);
            }
        }

        private void lag(String line) {
            int at = line.indexOf("datetime=\"");
            if (at < 0 || frames == 0) return;
            var time = line.substring(at + 10, line.indexOf('"', at + 10));
            lags.add(System.currentTimeMillis() - Instant.parse(time).toEpochMilli());
        }

        boolean frameEnded() {
            boolean ended = hasId;
            if (ended) frames++;
            hasId = false;
            isFresh = true;
            return ended;
        }
    }
}
