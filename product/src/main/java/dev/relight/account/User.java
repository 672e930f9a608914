package dev.relight.account;

import dev.relight.people.Role;
import java.time.Instant;

/// Somebody who can log in.
///
/// @param name as it stands in the record; letters, digits, `._@-`, at most 64
/// @param password its hash; see [Passwords]
public record User(String name, Role role, String password, Instant since) {
    public static boolean isName(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    }
}
