package dev.relight.rehearse;

import dev.relight.secret.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// What must never be written down: planted where commands may print it, and looked for everywhere.
final class Secrets {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final String given;
    private final List<String> planted = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Redactor redactor = new Redactor();
    private final UnaryOperator<String> redacting;

    /// @param wrapping around the real redactor; a mutant leaves it out
    Secrets(RandomGenerator dice, UnaryOperator<UnaryOperator<String>> wrapping) {
        given = "given" + random(dice, 16);
        redactor.learn(given);
        redacting = wrapping.apply(redactor::redact);
        plant(given, "the token is %s today%n");
        plant(random(dice, 14), "ERROR password=%s was refused%n");
        plant("ghp_" + random(dice, 36), "fetching with %s%n");
        plant(random(dice, 12), "connecting to postgres://app:%s@db:5432/app%n");
    }

    private void plant(String secret, String line) {
        planted.add(secret);
        lines.add(line.formatted(secret));
    }

    private static String random(RandomGenerator dice, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
            text.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
        return text.toString();
    }

    /// The value that the settings give to commands.
    String given() {
        return given;
    }

    /// Something with a secret in it.
    String line(Fate fate) {
        return fate.oneOf(lines);
    }

    /// What senders and people write, as Relight takes it in.
    String clean(String text) {
        return redactor.redact(text);
    }

    /// As the hands report it.
    String redacted(String text) {
        return text.isEmpty() ? text : redacting.apply(text);
    }

    /// A secret that stands in the text; empty if none does.
    String in(String text) {
        for (var secret : planted) if (text.contains(secret)) return secret;
        return "";
    }
}
