package dev.relight.room;

import dev.relight.journal.Brief;
import dev.relight.journal.Register;
import dev.relight.journal.Register.Search;
import dev.relight.room.page.TrendsPage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reckons how long it took, over the incidents that are over.
final class Trends {
    /// The youngest ones tell how things are; the oldest tell of another system.
    private static final int INCIDENTS_MAX = 1_000;

    /// As many rows as one reads.
    private static final int ROWS_MAX = 30;

    private Trends() {}

    static TrendsPage of(Register register, ZoneId zone) {
        var all = youngest(register);
        return new TrendsPage(
                all.size(),
                median(all, Trends::toAcknowledge),
                median(all, Trends::toRestore),
                (int) all.stream().filter(it -> !it.worked().isEmpty()).count(),
                RestorePlot.svg(all, zone),
                services(all),
                worked(all));
    }

    private static List<Brief> youngest(Register register) {
        var all = new ArrayList<Brief>();
        for (int page = 1; all.size() < INCIDENTS_MAX; page++) {
            var search = new Search("", Search.Which.OVER, page, Register.PAGE_MAX);
            var found = register.find(search).briefs();
            all.addAll(found);
            if (found.size() < Register.PAGE_MAX) break;
        }
        return all;
    }

    static @Nullable Duration toRestore(Brief brief) {
        return between(brief.opened(), brief.restored());
    }

    private static @Nullable Duration toAcknowledge(Brief brief) {
        return between(brief.opened(), brief.acknowledged());
    }

    private static @Nullable Duration between(Instant from, @Nullable Instant to) {
        return to == null ? null : Duration.between(from, to);
    }

    /// The middle one; a mean would tell of the one night that took a day.
    static @Nullable Duration median(
            List<Brief> briefs, Function<Brief, @Nullable Duration> which) {
        var sorted = briefs.stream().map(which).filter(Objects::nonNull).sorted().toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }

    private static List<TrendsPage.OfService> services(List<Brief> all) {
        return grouped(all, Brief::service).entrySet().stream()
                .map(group -> {
                    var its = group.getValue();
                    return new TrendsPage.OfService(
                            group.getKey(),
                            its.size(),
                            median(its, Trends::toAcknowledge),
                            median(its, Trends::toRestore),
                            (int) its.stream().filter(it -> !it.worked().isEmpty()).count());
                })
                .sorted(Comparator.comparingInt(TrendsPage.OfService::incidents).reversed())
                .limit(ROWS_MAX)
                .toList();
    }

    private static List<TrendsPage.Worked> worked(List<Brief> all) {
        var helped = all.stream().filter(it -> !it.worked().isEmpty()).toList();
        return grouped(helped, it -> it.service() + "\n" + it.worked()).values().stream()
                .map(its ->
                        new TrendsPage.Worked(
                                its.getFirst().worked(),
                                its.getFirst().service(),
                                its.size(),
                                median(its, Trends::toRestore)))
                .sorted(Comparator.comparingInt(TrendsPage.Worked::times).reversed())
                .limit(ROWS_MAX)
                .toList();
    }

    private static Map<String, List<Brief>> grouped(List<Brief> all, Function<Brief, String> by) {
        var groups = new TreeMap<String, List<Brief>>();
        for (var brief : all)
            groups.computeIfAbsent(by.apply(brief), _ -> new ArrayList<>()).add(brief);
        return groups;
    }
}
