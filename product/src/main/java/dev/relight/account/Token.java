package dev.relight.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// A key for a machine: a sender of alerts, or a script of a person.
///
/// @param name unique, as it stands in the audit
/// @param user whose it is; empty for a sender of alerts, which may do nothing else
/// @param digest of the token itself, which is shown once and never kept
public record Token(String name, String user, String digest, Instant since) {
    /// Tells a found word to be one of ours, so that scanners and redaction can know it.
    public static final String PREFIX = "rlt_";

    boolean isForIntake() {
        return user.isEmpty();
    }

    Caller caller(Set<Right> rights) {
        return new Caller(
                isForIntake() ? "sender:" + name.toLowerCase(Locale.ROOT) : user, rights, "");
    }
}
