package dev.relight.room.page;

import java.time.Instant;
import java.time.ZoneId;

/// What every page has around it.
///
/// @param title of the page and of the window
/// @param page which of the pages in the bar it is: `incidents`, `status`, `trends` or empty
public record Frame(String title, String page, Who who, Instant now, ZoneId zone) {
    /// A time of day with its date for machines.
    public String clock(Instant at) {
        return Say.clock(at, zone);
    }

    public String day(Instant at) {
        return Say.day(at, zone);
    }

    /// How long ago, as a person says it.
    public String ago(Instant at) {
        return Say.length(at, now);
    }

    public String current(String which) {
        return which.equals(page) ? "page" : "false";
    }
}
