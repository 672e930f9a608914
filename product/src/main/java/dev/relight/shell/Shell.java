package dev.relight.shell;

import java.util.List;

/// Reads shell text as bash would; runs nothing.
public final class Shell {
    /// A block or command longer than this is kept as broken: people do not write such commands,
    /// and time and memory grow with the text.
    public static final int TEXT_CHARACTERS_MAX = 128 * 1024;

    private Shell() {}

    /// One block of shell, its lines counted from 1; never fails.
    public static Script read(String block) {
        var refused = refusal(block);
        if (refused.isEmpty()) return new ScriptReader(block).script();
        var tree = new Node.Broken(0, block.length(), refused);
        int lines = 1;
        for (int end = block.indexOf('\n'); end >= 0; end = block.indexOf('\n', end + 1)) lines++;
        return new Script(List.of(new Statement(1, lines, block, "", tree)), List.of());
    }

    /// One command, perhaps of several lines; never fails: what cannot be read is [Node.Broken].
    public static Node readCommand(String text) {
        var refused = refusal(text);
        if (!refused.isEmpty()) return new Node.Broken(0, text.length(), refused);
        try {
            return new GrammarReader(new Source(text, Placeholders.in(text))).all();
        } catch (Unreadable unreadable) {
            return new Node.Broken(0, text.length(), unreadable.why());
        }
    }

    private static String refusal(String text) {
        if (text.length() > TEXT_CHARACTERS_MAX)
            return "longer than " + TEXT_CHARACTERS_MAX + " characters";
        return text.indexOf(Source.END) >= 0 ? "holds a NUL character" : "";
    }
}
