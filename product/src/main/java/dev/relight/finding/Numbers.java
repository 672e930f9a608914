package dev.relight.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Sizes and shares as tools print them.
final class Numbers {
    private static final String UNITS = "BKMGTP";

    private Numbers() {}

    /// `93%`, `4.2 %`: the number; empty if there is none.
    static String percent(String text) {
        var number = text.replace("%", "").replace(',', '.').strip();
        return PredicateScanner.isNumber(number) ? number : "";
    }

    /// `1.9Gi`, `512M`, `7.6GiB`, `4096`: bytes by powers of 1024; -1 if it is none.
    static double bytes(String text) {
        var word = text.strip();
        int end = 0;
        while (end < word.length() && ("0123456789.,".indexOf(word.charAt(end)) >= 0)) end++;
        var number = word.substring(0, end).replace(',', '.');
        if (!PredicateScanner.isNumber(number)) return -1;
        var unit = word.substring(end).strip();
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(Character.toUpperCase(unit.charAt(0)));
        if (power < 0 || unit.length() > 3) return -1;
        return new BigDecimal(number).doubleValue() * Math.pow(1024, power);
    }

    /// A share in percent with at most one digit behind the point.
    static String share(double part, double whole) {
        return BigDecimal.valueOf(100 * part / whole)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
