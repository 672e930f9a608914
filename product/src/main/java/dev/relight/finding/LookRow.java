package dev.relight.finding;

import dev.relight.lexicon.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of `finding/looks.yaml`: what a program shows, and what is good.
final class LookRow {
    final List<String> call;
    final List<String> with;
    final List<String> without;
    final Wording text;
    final Wording piped;
    final boolean timed;

    /// Readers, in order.
    final List<String> reads;

    /// Kinds of evidence, the main one first.
    final List<String> evidence;

    /// What a search in it is about; see `searches.yaml`.
    final String searched;

    /// The command is a search, without any pipe.
    final boolean isSearch;

    /// It does something; a missing tool is then a failure.
    final boolean acts;

    private final Template check;
    private final Template found;
    private final Template absent;

    LookRow(Row row) {
        call = row.list("call");
        with = row.list("with");
        without = row.list("without");
        text = Wording.exact(row, "text");
        piped = Wording.exact(row, "piped");
        timed = row.text("timed").equals("y");
        reads = row.list("reads");
        evidence = row.list("evidence");
        searched = row.text("searched").isEmpty() ? "any" : row.text("searched");
        isSearch = row.text("itself").equals("y");
        acts = row.text("acts").equals("y");
        check = new Template(row.text("check"));
        found = new Template(row.text("found"));
        absent = new Template(row.text("absent"));
    }

    /// Of the whole output; null where output decides nothing.
    @Nullable Predicate check() {
        return check.predicate("");
    }

    /// Of a search that is good when it finds something; null where any line will do.
    @Nullable Predicate found() {
        return found.predicate("");
    }

    /// Of a search that is good when it finds nothing; null where no line at all is meant.
    @Nullable Predicate absent() {
        return absent.predicate("");
    }
}
