package dev.relight.record;

/// A page of Markdown in the making.
final class Page {
    private final StringBuilder text = new StringBuilder();

    Page heading(int level, String words) {
        if (!text.isEmpty()) text.append('\n');
        text.append("#".repeat(level)).append(' ').append(oneLine(words)).append("\n\n");
        return this;
    }

    Page item(String words) {
        text.append("- ").append(oneLine(words)).append('\n');
        return this;
    }

    Page task(String words) {
        text.append("- [ ] ").append(oneLine(words)).append('\n');
        return this;
    }

    Page line(String words) {
        text.append(words).append('\n');
        return this;
    }

    Page row(String... cells) {
        for (var cell : cells)
            text.append("| ").append(oneLine(cell).replace("|", "\\|")).append(' ');
        text.append("|\n");
        return this;
    }

    /// A fence longer than any run of backticks within.
    Page code(String words) {
        var fence = "```";
        while (words.contains(fence)) fence += "`";
        text.append(fence).append("text\n").append(words.stripTrailing()).append('\n');
        text.append(fence).append('\n');
        return this;
    }

    static String oneLine(String words) {
        return words.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /// As code within a line.
    static String code1(String words) {
        var flat = oneLine(words);
        return flat.contains("`") ? "`` " + flat + " ``" : "`" + flat + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
