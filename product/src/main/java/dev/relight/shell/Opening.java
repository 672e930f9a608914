package dev.relight.shell;

/// How a value can be put in one place: what is written in front of and behind the variable.
///
/// @param before closes or opens quotes: `"`, nothing, or `'"`
/// @param after the same behind it
record Opening(Where where, String before, String after) {
    enum Where {
        /// A value can be put here.
        OPEN,
        /// Within code of another language, outside its quotes: a number only.
        CODE,
        /// In the place of a program's name.
        PROGRAM,
        /// Where nothing can be quoted.
        NOWHERE
    }

    static final Opening NOWHERE = new Opening(Where.NOWHERE, "", "");

    /// Outside quotes.
    static final Opening BARE = new Opening(Where.OPEN, "\"", "\"");

    /// Inside double quotes or a here-document.
    static final Opening QUOTED = new Opening(Where.OPEN, "", "");

    String filled(String variable) {
        return before + "${" + variable + "}" + after;
    }

    Opening as(Where other) {
        return new Opening(other, before, after);
    }
}
