package dev.relight.shell;

import java.util.List;

/// One redirection of a command: `> file`, `2>&1`, `<<EOF`.
///
/// @param descriptor the number in front, or empty
/// @param operator `<` `>` `>>` `>|` `<>` `<&` `>&` `&>` `&>>` `<<` `<<-` `<<<`
/// @param target the word behind: a file, a descriptor, a here-document's delimiter
/// @param body of a here-document; its pieces hold what is expanded in it; else empty
public record Redirect(
        int start, String descriptor, String operator, Word target, List<Piece> body) {
    public Redirect {
        body = List.copyOf(body);
    }

    /// Opens a file for writing; `2>&1` does not.
    public boolean writesFile() {
        return switch (operator) {
            case ">", ">>", ">|", "<>", "&>", "&>>" -> true;
            case ">&" -> !namesDescriptor();
            default -> false;
        };
    }

    public boolean readsFile() {
        return operator.equals("<") || operator.equals("<>");
    }

    public boolean isHereDocument() {
        return operator.equals("<<") || operator.equals("<<-");
    }

    private boolean namesDescriptor() {
        var value = target.value();
        return value.equals("-")
                || (!value.isEmpty()
                        && value.chars().allMatch(c -> c == '-' || Character.isDigit(c)));
    }

    /// Offset behind its target; a here-document's body lies further on.
    public int end() {
        return target.end();
    }
}
