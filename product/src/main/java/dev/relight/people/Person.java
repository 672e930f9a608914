package dev.relight.people;

/// Someone who may be told, and who may approve.
///
/// @param name unique, as it stands in the record
public record Person(String name, Role role) {
    public Person {
        if (name.isBlank()) throw new IllegalArgumentException("a person needs a name");
    }
}
