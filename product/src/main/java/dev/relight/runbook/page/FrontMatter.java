package dev.relight.runbook.page;

import java.util.ArrayList;
import java.util.List;

/// The `---` block on the first lines of a file: flat keys only.
///
/// @param lastLine last line of the block, 1-based; 0 when there is none
record FrontMatter(List<Page.Front> entries, int lastLine) {
    /// A block longer than this is no front matter but a rule and a long text.
    private static final int LINES_MAX = 200;

    private static final FrontMatter ABSENT = new FrontMatter(List.of(), 0);

    static FrontMatter read(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) return ABSENT;
        var entries = new ArrayList<Page.Front>();
        for (int i = 1; i < Math.min(lines.size(), LINES_MAX); i++) {
            var line = lines.get(i).stripTrailing();
            if (line.equals("---") || line.equals("...")) return new FrontMatter(entries, i + 1);
            int colon = line.indexOf(':');
            if (colon < 1 || !Character.isLetter(line.charAt(0))) {
                if (line.isBlank() || " -#".indexOf(line.charAt(0)) >= 0) continue;
                return ABSENT;
            }
            var value = unquoted(line.substring(colon + 1).strip());
            entries.add(new Page.Front(i + 1, line.substring(0, colon).strip(), value));
        }
        return ABSENT;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() >= 2
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
