package dev.relight.shell;

/// One complete command of a block, as its author wrote it: a pipeline, a list, a loop.
///
/// @param line first line, 1-based within the script
/// @param endLine last line, inclusive; continuations and here-documents belong to it
/// @param text exactly as it stands, continuations kept, without an inline comment
/// @param inlineComment the comment behind it on its last line, without `#`, or empty
/// @param tree what would be run; offsets count in [#text()]
public record Statement(int line, int endLine, String text, String inlineComment, Node tree) {
    /// Whether the grammar could not read it, or not all of it; such a statement is judged unknown.
    public boolean broken() {
        return tree.isBroken();
    }
}
