package dev.relight.danger;

import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Compiles the YAML tables into one file; run by the build, never by the product.
public final class PackTables {
    private PackTables() {}

    /// @param arguments the folder with the YAML files, and the file to write
    public static void main(String[] arguments) throws IOException {
        var tables = read(Path.of(arguments[0]));
        Files.createDirectories(Path.of(arguments[1]).toAbsolutePath().getParent());
        Files.write(Path.of(arguments[1]), PackWriter.write(tables));
    }

    /// All tables of a folder; a mistake in any of them is an exception, since they are ours.
    static Map<String, Table> read(Path folder) throws IOException {
        var tables = new LinkedHashMap<String, Table>();
        var problems = new Problems();
        var twice = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList())
                TableReader.read(file.toString(), Files.readString(file), problems)
                        .forEach((name, table) -> {
                            if (tables.put(name, table) != null)
                                twice.add(file.getFileName() + ": " + name);
                        });
        }
        var found = problems.inOrder();
        if (!found.isEmpty() || !twice.isEmpty()) {
            var all = new StringBuilder("the danger tables have mistakes:");
            for (var problem : found)
                all.append("\n  ").append(problem.where()).append(' ').append(problem.what());
            for (var name : twice) all.append("\n  a second table in ").append(name);
            throw new IllegalStateException(all.toString());
        }
        return tables;
    }
}
