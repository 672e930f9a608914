package dev.relight.rehearse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand-in for a service: whether it is up, and what each command answers.
public final class Stand {
    private final Map<Pattern, Answer> whenDown = new LinkedHashMap<>();
    private final Map<Pattern, Answer> always = new LinkedHashMap<>();
    private @Nullable Role role;
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

    /// @param line of the runbook
    /// @param text as it runs, values in their places
    Answer answer(int line, String text, Fate fate) {
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
