package dev.relight.room.page;

import dev.relight.journal.Brief;
import dev.relight.journal.Register;
import dev.relight.room.page.ServicesView.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The list of incidents, and how the services are.
///
/// @param waiting how many open incidents wait for a person
/// @param open how many are open
/// @param down services that are down
/// @param all services there are
/// @param services those shown
/// @param warnings what everybody should know first
public record ListPage(
        Register.Search search,
        Register.Found found,
        long waiting,
        long open,
        int down,
        int all,
        List<Row> services,
        int more,
        List<String> warnings) {
    public long pages() {
        return Math.max(1, (found.total() + search.size() - 1) / search.size());
    }

    public boolean hasNext() {
        return search.page() < pages();
    }

    public String link(int page) {
        return "/?q=%s&show=%s&page=%d"
                .formatted(
                        URLEncoder.encode(search.words(), StandardCharsets.UTF_8),
                        search.which().name().toLowerCase(Locale.ROOT),
                        page);
    }

    public String css(Brief brief) {
        if (brief.waitsForPerson()) return "asks";
        return brief.state().isOver() ? "over" : "open";
    }

    /// What stands in the column of states.
    public String state(Brief brief) {
        if (!brief.waits().isEmpty())
            return brief.missing() > 1
                    ? "waits for %d yeses".formatted(brief.missing())
                    : "waits for an answer";
        return brief.state().word();
    }
}
