package dev.relight.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Programs that open a session of their own.
public final class SessionWords {
    private static final Map<String, Console> TABLE = load();

    /// [Console#args] when no word behind the program is ever a command.
    public static final int ANY = Integer.MAX_VALUE;

    private SessionWords() {}

    /// What is typed into the session.
    public enum Speaks {
        SHELL,
        SQL,
        REDIS,
        MONGO,
        OTHER
    }

    /// How a program opens a session.
    ///
    /// @param args words it takes before a command would follow; [#ANY] if none ever does
    public record Console(
            Speaks speaks, int args, List<String> closed, List<String> values, boolean bare) {}

    public static @Nullable Console of(String program) {
        return TABLE.get(program);
    }

    private static Map<String, Console> load() {
        var consoles = new HashMap<String, Console>();
        for (var row : Tables.rows("sessions")) {
            var args = row.text("args");
            var console =
                    new Console(
                            row.one(Speaks.values(), "speaks"),
                            args.equals("any")
                                    ? ANY
                                    : args.equals("session") ? 0 : Integer.parseInt(args),
                            row.list("closed"),
                            row.list("values"),
                            args.equals("session"));
            for (var name : row.list("say")) consoles.put(name, console);
        }
        return consoles;
    }
}
