package dev.relight.cli.init;

import dev.relight.lexicon.Phase;
import dev.relight.lint.world.Surroundings;
import dev.relight.lint.world.World;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiled;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a folder holds: runbooks, what is none, and the files that say what runs there.
///
/// @param place the folder that was looked through
/// @param runbooks by path
/// @param passed pages that were left out, with the reason; by path
record Survey(Path place, List<Runbook> runbooks, List<Passed> passed, World world) {
    /// Deeper lies what belongs to somebody else.
    private static final int DEPTH_MAX = 8;

    /// More pages are a wiki; name the folder of the runbooks.
    private static final int PAGES_MAX = 2_000;

    private static final Set<String> SKIPPED =
            Set.of("node_modules", "target", "build", "dist", "vendor", "venv", "__pycache__");

    /// A page that only says how to install something has none of these.
    private static final Set<Phase> OF_INCIDENTS =
            EnumSet.of(
                    Phase.ASSESS,
                    Phase.TRIAGE,
                    Phase.MITIGATE,
                    Phase.DIAGNOSE,
                    Phase.RESOLVE,
                    Phase.RECOVER,
                    Phase.VERIFY);

    record Runbook(Path file, Compiled compiled) {}

    record Passed(Path file, String because) {}

    /// @param place a folder, or one page
    static Survey of(Path place) throws IOException {
        var pages = new ArrayList<Path>();
        if (Files.isDirectory(place)) walk(place, pages);
        else pages.add(place);
        pages.sort(null);
        var runbooks = new ArrayList<Runbook>();
        var passed = new ArrayList<Passed>();
        for (var page : pages) look(page, runbooks, passed);
        aboutOthers(runbooks, passed);
        passed.sort(java.util.Comparator.comparing(Passed::file));
        var folder = folder(place);
        return new Survey(folder, runbooks, passed, Surroundings.against(folder, place));
    }

    /// A README beside runbooks is about them.
    private static void aboutOthers(List<Runbook> runbooks, List<Passed> passed) {
        var readmes = runbooks.stream().filter(it -> isReadme(it.file())).toList();
        if (readmes.size() == runbooks.size()) return;
        for (var readme : readmes) {
            runbooks.remove(readme);
            passed.add(
                    new Passed(readme.file(), "it stands beside runbooks and names none itself"));
        }
    }

    private static boolean isReadme(Path file) {
        return String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .matches("(readme|contributing|changelog|security)\\..*");
    }

    private static Path folder(Path place) {
        if (Files.isDirectory(place)) return place;
        var parent = place.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    private static void walk(Path folder, List<Path> pages) throws IOException {
        var visitor =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes of) {
                        var name = at.getFileName() == null ? "" : at.getFileName().toString();
                        boolean isOurs =
                                at.equals(folder)
                                        || !(name.startsWith(".") || SKIPPED.contains(name));
                        return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes of) {
                        if (of.isRegularFile() && isPage(at)) pages.add(at);
                        return pages.size() < PAGES_MAX
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path at, IOException unreadable) {
                        return FileVisitResult.CONTINUE;
                    }
                };
        Files.walkFileTree(folder, Set.of(), DEPTH_MAX, visitor);
    }

    private static boolean isPage(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".md") || name.endsWith(".markdown");
    }

    private static void look(Path page, List<Runbook> runbooks, List<Passed> passed) {
        try {
            var compiled = Compiler.standard().compile(page);
            if (!compiled.isRead()) passed.add(new Passed(page, worst(compiled)));
            else if (compiled.plan().commands().stream()
                    .anyMatch(command -> OF_INCIDENTS.contains(command.phase())))
                runbooks.add(new Runbook(page, compiled));
            else passed.add(new Passed(page, "no command of an incident stands in it"));
        } catch (IOException unreadable) {
            passed.add(new Passed(page, "it cannot be read: " + unreadable.getMessage()));
        }
    }

    private static String worst(Compiled compiled) {
        return compiled.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst()
                .map(problem -> problem.what())
                .orElse("it is empty");
    }
}
