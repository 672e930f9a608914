package dev.relight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relight.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Commands from a stream, one per line; a line that begins with `"` is a JSON string.
final class CommandLines {
    /// Of a longer line the rest is read and dropped: it is refused as too long all the same, and
    /// an endless line must not fill the memory. JSON may need six characters for one.
    private static final int LINE_CHARACTERS_MAX = 6 * Shell.TEXT_CHARACTERS_MAX + 2;

    private final BufferedReader reader;
    private final JsonFactory json = new JsonFactory();

    CommandLines(InputStream in) {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Null at the end.
    @Nullable String next() throws IOException {
        var line = new StringBuilder();
        int c = reader.read();
        if (c < 0) return null;
        for (; c >= 0 && c != '\n'; c = reader.read())
            if (line.length() < LINE_CHARACTERS_MAX) line.append((char) c);
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r')
            line.setLength(line.length() - 1);
        return line.isEmpty() || line.charAt(0) != '"'
                ? line.toString()
                : unquoted(line.toString());
    }

    /// What only looks like a JSON string is a command as it stands.
    private String unquoted(String line) throws IOException {
        try (var parser = json.createParser(line)) {
            parser.nextToken();
            var text = parser.getText();
            return parser.nextToken() == null ? text : line;
        } catch (JsonProcessingException notJson) {
            return line;
        }
    }
}
