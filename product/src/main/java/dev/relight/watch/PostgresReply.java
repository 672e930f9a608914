package dev.relight.watch;

import java.io.IOException;

/// What PostgreSQL says to a start-up message (its manual, "Message Formats").
final class PostgresReply {
    private static final int LENGTH_BYTES = 4;

    private PostgresReply() {}

    static String read(SocketAsker.Line line, String target) throws IOException {
        char kind = (char) line.read();
        return switch (kind) {
            case 'R' -> target + " takes sessions";
            case 'E' -> error(line, target);
            default ->
                    throw new SocketAsker.Refusal(
                            "no PostgreSQL answers at " + target + ", but something else");
        };
    }

    /// An error that only concerns who may log in is an answer of a server that is well.
    private static String error(SocketAsker.Line line, String target) throws IOException {
        for (int i = 0; i < LENGTH_BYTES; i++) line.read();
        var code = "";
        var message = "";
        for (char field = (char) line.read(); field != 0; field = (char) line.read()) {
            var text = line.textUntil('\0');
            if (field == 'C') code = text;
            if (field == 'M') message = text;
        }
        // 28: who are you; 3D: no such database.
        if (code.startsWith("28") || code.startsWith("3D")) return target + " takes sessions";
        throw new SocketAsker.Refusal("'" + message + "' (" + code + ") from " + target);
    }
}
