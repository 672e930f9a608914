package dev.relight.incident;

/// What the team trusts more than its danger says: fewer people are asked.
///
/// @param rule which commands
/// @param yeses how many people must agree; above reversible it never falls below one
public record Allowance(Rule rule, int yeses) {
    public Allowance {
        if (yeses < 0) throw new IllegalArgumentException("yeses is " + yeses + "; give 0 or more");
    }
}
