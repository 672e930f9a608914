package dev.relight.journal;

import java.util.List;

/// The list of all incidents, one line each; read without reading their events.
public interface Register {
    /// A list longer than this is turned over page by page.
    int PAGE_MAX = 200;

    /// One page: what waits for a person first, then what is open, then what is over; within each
    /// the youngest first.
    Found find(Search search);

    /// What is looked for.
    ///
    /// @param words each must stand in service, id or headline; empty for all
    /// @param page counts from 1
    /// @param size at most [#PAGE_MAX]
    record Search(String words, Which which, int page, int size) {
        public Search {
            if (page < 1) throw new IllegalArgumentException("page " + page + "; give 1 or more");
            if (size < 1 || size > PAGE_MAX)
                throw new IllegalArgumentException("size " + size + "; give 1 to " + PAGE_MAX);
        }

        /// Open ones only, or those that are over, or all.
        public enum Which {
            ALL,
            OPEN,
            OVER
        }

        /// Each word of the search, in lower case.
        public List<String> terms() {
            return words.isBlank()
                    ? List.of()
                    : List.of(words.strip().toLowerCase(java.util.Locale.ROOT).split("\\s+", -1));
        }
    }

    /// @param total how many there are on all pages
    record Found(List<Brief> briefs, long total) {
        public Found {
            briefs = List.copyOf(briefs);
        }
    }
}
