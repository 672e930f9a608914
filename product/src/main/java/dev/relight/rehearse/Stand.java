package dev.relight.rehearse;

import dev.relight.journal.Chain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand-in for a service: whether it is up, and what each command answers.
public final class Stand {
    /// To read a small file takes no time worth telling.
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Map<Pattern, Answer> whenDown = new LinkedHashMap<>();
    private final Map<Pattern, Answer> always = new LinkedHashMap<>();
    private List<Written> written = List.of();
    private @Nullable Role role;
    private final Map<String, String> files = new HashMap<>();
    private boolean up;

    public boolean isUp() {
        return up;
    }

    public void isUp(boolean now) {
        up = now;
    }

    /// The first pattern that is found in a command gives its answer.
    public Stand when(String regex, Answer answer) {
        always.put(Pattern.compile(regex), answer);
        return this;
    }

    /// As long as the service is down.
    public Stand whenDown(String regex, Answer answer) {
        whenDown.put(Pattern.compile(regex), answer);
        return this;
    }

    /// What no pattern fits is answered as this role has it.
    Stand playing(Role other) {
        role = other;
        return this;
    }

    /// These go before everything else.
    void written(List<Written> answers) {
        written = List.copyOf(answers);
    }

    /// From now on another text stands in this file.
    public Stand writes(String file, String text) {
        files.put(file, text);
        return this;
    }

    /// As `sha256sum` tells it, in a moment; a file nobody wrote is not there.
    Answer digest(String file) {
        var text = files.get(file);
        if (text == null) return Answer.says("absent\n").taking(GLANCE);
        return Answer.says(Chain.sha256(text.getBytes(StandardCharsets.UTF_8)) + "  -\n")
                .taking(GLANCE);
    }

    /// @param line of the runbook
    /// @param text as it runs, values in their places
    Answer answer(int line, String text, Fate fate) {
        for (var one : written) if (one.fits(line, text, up)) return one.answer();
        if (!up)
            for (var entry : whenDown.entrySet())
                if (entry.getKey().matcher(text).find()) return entry.getValue();
        for (var entry : always.entrySet())
            if (entry.getKey().matcher(text).find()) return entry.getValue();
        return role == null ? Answer.says("") : role.answer(line, text, up, fate);
    }

    void suffer(Answer.Effect effect) {
        switch (effect) {
            case NONE -> {}
            case MENDS -> up = true;
            case BREAKS -> up = false;
        }
    }
}
