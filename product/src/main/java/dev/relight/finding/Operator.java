package dev.relight.finding;

/// How a fact's value is held against a literal.
public enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    /// The value contains the text, letter case included.
    CONTAINS("contains");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /// Orders numbers, so a text on either side never fits.
    boolean isOrder() {
        return switch (this) {
            case LESS, AT_MOST, MORE, AT_LEAST -> true;
            case EQUAL, UNEQUAL, CONTAINS -> false;
        };
    }
}
