package dev.relight.cli;

/// What a line of a story is about; told apart without colour.
enum Mark {
    /// Something is wrong.
    BAD("✗"),
    GOOD("✓"),
    /// A person is asked, or should look.
    ASKS("?"),
    /// Something is changed.
    DOES("›"),
    /// Something was noticed or decided.
    SEES("·");

    private final String glyph;

    Mark(String glyph) {
        this.glyph = glyph;
    }

    String on(Terminal terminal) {
        return switch (this) {
            case BAD -> terminal.red(glyph);
            case GOOD -> terminal.green(glyph);
            case ASKS -> terminal.yellow(glyph);
            case DOES -> terminal.cyan(glyph);
            case SEES -> terminal.dim(glyph);
        };
    }
}
