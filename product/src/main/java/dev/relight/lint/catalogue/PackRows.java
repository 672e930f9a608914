package dev.relight.lint.catalogue;

import dev.relight.lexicon.PackWords;
import java.io.IOException;

/// Packs the tables of this room as they are, reasons too: the reference page shows them. Run by
/// the build.
public final class PackRows {
    private PackRows() {}

    /// @param arguments the folder with the YAML files, and the file to write
    public static void main(String[] arguments) throws IOException {
        PackWords.run(arguments, row -> row);
    }
}
