package dev.relight.finding;

import java.util.List;

/// A command made to tell more; its standard output is untouched.
///
/// @param text what is run, shown and approved
/// @param added what was added, for people: `--max-time 10`; empty when nothing was
public record Instrumented(String text, List<String> added) {
    public Instrumented {
        added = List.copyOf(added);
    }
}
