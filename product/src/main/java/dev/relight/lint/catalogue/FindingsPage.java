package dev.relight.lint.catalogue;

import java.util.List;

/// Writes `docs/reference/findings.md` from the catalogue; a test holds the file equal to it.
public final class FindingsPage {
    private record Chapter(String about, String heading, String words) {}

    private static final List<Chapter> CHAPTERS =
            List.of(
                    new Chapter(
                            "reading",
                            "Cannot be read",
                            "The file, or a part of it, is not taken into the plan."),
                    new Chapter(
                            "broken",
                            "Does not work as written",
                            "The command fails, does nothing, or does something else."),
                    new Chapter(
                            "hides",
                            "Hides the truth",
                            "The command runs, and its answer misleads."),
                    new Chapter(
                            "hazard",
                            "Hazards",
                            "The command works, and costs more than the text admits."),
                    new Chapter(
                            "unattended",
                            "Depends on who runs it, and where",
                            "The command works for its author at a terminal, and not elsewhere."),
                    new Chapter(
                            "placeholder",
                            "Placeholders",
                            "Something has to be filled in before the command runs."),
                    new Chapter(
                            "structure",
                            "Structure",
                            "What the reader of the runbook is left alone with."),
                    new Chapter(
                            "world",
                            "The world beside it",
                            "Names that the files beside the runbook do not define (`--against`)."));

    private FindingsPage() {}

    /// The whole page.
    public static String markdown() {
        var page = new StringBuilder();
        page.append(
                """
                # Findings of `relight check`

                Every finding has a code that stays the same, a severity, a line and a way to mend it.
                An **error** cannot work as written or may do harm: `relight check` exits 1. A **warning**
                works, but not as the author believes: it fails the check with `--strict`. An **info** is
                worth knowing and never fails anything.

                Words in `{braces}` are filled in with what stands in the runbook.
                This page is written from `product/src/main/resources/lint/codes.yaml`.
                """);
        for (var chapter : CHAPTERS) chapter(chapter, page);
        return page.toString();
    }

    private static void chapter(Chapter chapter, StringBuilder page) {
        page.append("\n## ").append(chapter.heading()).append("\n\n");
        page.append(chapter.words()).append('\n');
        for (var entry : Catalogue.entries()) {
            if (!entry.about().equals(chapter.about())) continue;
            page.append("\n### ").append(entry.code()).append("\n\n");
            page.append("*").append(entry.severity().word()).append("* - ");
            page.append(shown(entry.what())).append("\n\n");
            page.append("Why it matters: ").append(shown(entry.why())).append("\n\n");
            page.append("Mend: ").append(shown(entry.mend())).append('\n');
        }
    }

    /// A row that is nothing but a slot reads badly alone.
    private static String shown(String words) {
        return words.equals("{mend}") || words.equals("{instead}")
                ? "As the finding says; it depends on the place."
                : words;
    }

    /// Whether every entry has a chapter; an entry without one would be missing from the page.
    static boolean hasChapter(String about) {
        return CHAPTERS.stream().anyMatch(chapter -> chapter.about().equals(about));
    }
}
