package dev.relight.http;

import dev.relight.account.Right;

/// Who is let through to a route.
public sealed interface Access {
    /// Anybody who can reach the port; only for what tells nothing and changes nothing, or checks
    /// by itself.
    record Open() implements Access {}

    /// Callers with this right.
    record Needs(Right right) implements Access {}

    Access OPEN = new Open();
    Access INTAKE = new Needs(Right.INTAKE);
    Access VIEW = new Needs(Right.VIEW);
    Access RESPOND = new Needs(Right.RESPOND);
    Access APPROVE = new Needs(Right.APPROVE);
    Access ADMINISTER = new Needs(Right.ADMINISTER);
}
