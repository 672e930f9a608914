package dev.relight.shell;

import dev.relight.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The fenced shell blocks of the corpus, with the file's line of their first line.
@NullMarked
record Block(String file, int line, String text) {
    private static final Set<String> SHELLS = Set.of("bash", "sh", "shell", "zsh");

    static List<Block> seeds() {
        var all = new ArrayList<Block>();
        for (var service : Corpus.SERVICES) all.addAll(in(service, Corpus.seed(service)));
        return all;
    }

    static List<Block> dev() {
        var all = new ArrayList<Block>();
        for (var file : Corpus.devRunbooks()) all.addAll(in(file.getFileName().toString(), file));
        return all;
    }

    private static List<Block> in(String name, Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            var lines = text.replace("\r\n", "\n").split("\n", -1);
            var blocks = new ArrayList<Block>();
            for (int i = 0; i < lines.length; i++) {
                var open = lines[i].strip();
                if (!open.startsWith("```") || !SHELLS.contains(open.substring(3).strip()))
                    continue;
                int indent = lines[i].indexOf('`');
                var body = new StringBuilder();
                int first = i + 1;
                for (i = first; i < lines.length && !lines[i].strip().startsWith("```"); i++)
                    body.append(dedented(lines[i], indent)).append('\n');
                blocks.add(new Block(name, first + 1, body.toString()));
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dedented(String line, int indent) {
        int from = 0;
        while (from < indent && from < line.length() && line.charAt(from) == ' ') from++;
        return line.substring(from);
    }
}
