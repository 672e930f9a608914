package dev.relight.rehearse;

import java.util.regex.Pattern;

/// What a person, or a real incident, has laid down that a command answers.
///
/// @param line of the runbook; 0 where the text decides
/// @param command found in the command as it runs
/// @param down only while the service is down
/// @param up only while it is up
public record Written(int line, Pattern command, boolean down, boolean up, Answer answer) {
    /// For one line of the runbook.
    public static Written ofLine(int line, boolean down, boolean up, Answer answer) {
        return new Written(line, Pattern.compile(""), down, up, answer);
    }

    boolean fits(int number, String text, boolean isUp) {
        if (isUp ? down : up) return false;
        return line > 0 ? line == number : command.matcher(text).find();
    }
}
