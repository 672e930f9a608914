package dev.relight.incident;

import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which local files decide what a command does: scripts, compose files, playbooks, statements.
///
/// Rather too many than too few: a file that does not matter is only read for nothing. What runs on
/// another machine or in a container is not looked for here.
final class LocalFiles {
    /// A form with more files than this is no step that a person can agree to by reading it.
    static final int FILES_MAX = 64;

    /// `sh -c "sh -c ..."` deeper than this nobody writes.
    private static final int DEPTH_MAX = 4;

    private static final String LOOKS_LIKE_ONE =
            "\\.{1,2}/\\S*|\\S*\\.(sh|bash|py|rb|pl|js|php|sql|ya?ml|json|conf|env|service)";

    /// Programs of the machine change by its packages, not under somebody's hands at night.
    private static final String OF_THE_SYSTEM = "/(usr/)?s?bin/[^/]+|/usr/lib/.*|/dev/.*|/proc/.*";

    private final Set<String> found = new TreeSet<>();
    private String folder = "";

    private LocalFiles() {}

    /// The form with the names of its files.
    static Form on(Form form) {
        var files = new LocalFiles();
        for (var line : Shown.lines(form)) files.look(Shell.readCommand(line), 0);
        return new Form(
                form.lines(),
                form.values(),
                form.environment(),
                form.target(),
                form.workingDirectory(),
                form.deadline(),
                form.revealsSecret(),
                files.found.stream().limit(FILES_MAX).toList());
    }

    private void look(Node node, int depth) {
        for (var simple : node.simples()) {
            for (var redirect : simple.redirects())
                if (redirect.readsFile()) add(redirect.target());
            if (!simple.words().isEmpty()) words(simple.words(), depth);
        }
    }

    private void words(List<Word> words, int depth) {
        if (words.getFirst().value().equals("cd")) {
            if (words.size() == 2 && words.get(1).constant()) enter(words.get(1).value());
            return;
        }
        var values = new ArrayList<String>();
        for (var word : words) values.add(word.constant() ? word.value() : "");
        var uses = FileUses.of(values);
        int end = uses.elsewhere() < 0 ? words.size() : uses.elsewhere();
        boolean program = true;
        for (int i = 0; i < end; i++) {
            var value = values.get(i);
            if (value.isEmpty() || value.startsWith("-")) {
                int equals = value.indexOf('=');
                if (equals > 0 && looksLikeOne(value.substring(equals + 1)))
                    add(value.substring(equals + 1));
                continue;
            }
            boolean first = program && !FileUses.isWrapper(value) && value.indexOf('=') < 0;
            if (looksLikeOne(value) || first && value.contains("/")) add(value);
            if (first) program = false;
        }
        uses.files().forEach(this::add);
        if (depth < DEPTH_MAX)
            uses.carried().forEach(text -> look(Shell.readCommand(text), depth + 1));
    }

    private static boolean looksLikeOne(String value) {
        return value.matches(LOOKS_LIKE_ONE) && !value.contains("://") && !value.contains("*");
    }

    private void enter(String where) {
        folder = where.startsWith("/") ? where : in(where);
    }

    private String in(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private void add(Word word) {
        if (word.constant()) add(word.value());
    }

    private void add(String name) {
        if (name.isBlank() || name.equals("-") || name.matches(OF_THE_SYSTEM)) return;
        if (name.chars().anyMatch(c -> c < ' ')) return;
        found.add(name.startsWith("/") ? name : in(name));
    }
}
