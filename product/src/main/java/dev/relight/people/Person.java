package dev.relight.people;

import java.util.List;

/// Someone who may be told, and who may approve.
///
/// @param name unique, as it stands in the record
/// @param reach every way to reach them; all are used at once
public record Person(String name, Role role, List<Address> reach) {
    public Person {
        if (name.isBlank()) throw new IllegalArgumentException("a person needs a name");
        reach = List.copyOf(reach);
    }

    /// One whom nothing reaches; they look by themselves.
    public Person(String name, Role role) {
        this(name, role, List.of());
    }
}
