package dev.relight.room.page;

/// Services as lists show them.
public final class ServicesView {
    private ServicesView() {}

    /// One of them.
    ///
    /// @param css `up`, `down` or `unknown`
    public record Row(String name, String css, String detail) {}
}
