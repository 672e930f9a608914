package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;

/// Facts being written down; too many of them are dropped, never thrown at somebody.
final class Notes {
    /// More than any output says that a person would read.
    private static final int FACTS_MAX = 500;

    private final List<Fact> facts = new ArrayList<>();

    void add(String subject, String value, String raw) {
        if (facts.size() < FACTS_MAX) facts.add(new Fact(subject, value, raw));
    }

    void add(String name, String about, String value, String raw) {
        add(new Subject(name, about).text(), value, raw);
    }

    void addAll(Notes more) {
        for (var fact : more.facts) add(fact.subject(), fact.value(), fact.raw());
    }

    Facts facts() {
        return Facts.of(facts);
    }
}
