package dev.relight.cli.incident;

import java.util.regex.Pattern;

/// Names of questions: `shop-12-q3` is the third question of incident `shop-12`.
final class Questions {
    private static final Pattern NAME = Pattern.compile("(.+)-q([0-9]{1,6})");

    private Questions() {}

    static boolean isOne(String word) {
        return NAME.matcher(word).matches();
    }

    static String incident(String question) {
        var name = NAME.matcher(question);
        if (!name.matches()) throw new IllegalArgumentException(question + " names no question");
        return name.group(1);
    }
}
