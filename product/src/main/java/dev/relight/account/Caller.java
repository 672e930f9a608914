package dev.relight.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Who stands behind a request.
///
/// @param name of the person, as it goes on the record; for a sender of alerts the token's name
/// @param csrf what a form of this session must carry; empty for callers with a token
public record Caller(String name, Set<Right> rights, String csrf) {
    public Caller {
        rights = rights.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(rights));
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /// Logged in through a browser, so that its cookie travels by itself.
    public boolean isBySession() {
        return !csrf.isEmpty();
    }
}
