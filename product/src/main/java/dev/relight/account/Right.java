package dev.relight.account;

import dev.relight.people.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a caller may do over HTTP; each is granted on its own.
public enum Right {
    /// Send alerts; nothing else, so that a stolen sender's token opens no door.
    INTAKE,
    /// See incidents, outputs and settings.
    VIEW,
    /// Acknowledge, note, hold, skip, abort.
    RESPOND,
    /// Say yes to dangerous commands.
    APPROVE,
    /// Make accounts and tokens.
    ADMINISTER;

    /// What a person of this role may do.
    public static Set<Right> of(Role role) {
        return switch (role) {
            case VIEWER -> EnumSet.of(VIEW);
            case RESPONDER -> EnumSet.of(VIEW, RESPOND);
            case APPROVER -> EnumSet.of(VIEW, RESPOND, APPROVE);
            case ADMIN -> EnumSet.allOf(Right.class);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
