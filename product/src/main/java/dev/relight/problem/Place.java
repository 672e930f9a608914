package dev.relight.problem;

/// A spot in a runbook or settings file.
///
/// @param file path as the user typed it
/// @param line 1-based; the first line of the file is 1
/// @param column 1-based, in UTF-16 units, as editors count
public record Place(String file, int line, int column) {
    public Place {
        if (line < 1)
            throw new IllegalArgumentException("line is " + line + "; lines count from 1");
        if (column < 1)
            throw new IllegalArgumentException("column is " + column + "; columns count from 1");
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
