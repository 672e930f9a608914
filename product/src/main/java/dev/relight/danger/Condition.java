package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;

/// When a row of a table counts: read once from its one-line form, then asked of invocations.
///
/// Alternatives are parted by ` | `; within one all terms must hold. A term is an option (`-f`,
/// `--dry-run=client,server`, `--output~^json`), a positional (`1=pod,svc`, `last~/$`, `any=all`,
/// `each~^s3:`), their number (`n=0`, `n>1`), `stdin` (something is fed to it) or `carried` (a
/// command follows); `!` in front denies it.
final class Condition {
    private final String text;
    private final List<List<Term>> alternatives;
    private final List<String> options;
    private final boolean ofOptions;

    private Condition(String text, List<List<Term>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
        var named = new ArrayList<String>(2);
        boolean optionsOnly = true;
        for (var terms : alternatives)
            for (var term : terms) {
                optionsOnly &= term.isOption();
                if (term.isOption() && !named.contains(term.subject())) named.add(term.subject());
            }
        this.options = named;
        this.ofOptions = optionsOnly;
    }

    /// @throws IllegalArgumentException naming the term that cannot be read
    static Condition parse(String text) {
        var alternatives = new ArrayList<List<Term>>(2);
        for (var alternative : parted(text, " | ")) {
            var terms = new ArrayList<Term>(2);
            for (var term : parted(alternative, " ")) terms.add(Term.parse(term));
            alternatives.add(terms);
        }
        return new Condition(text, alternatives);
    }

    /// Without regular expressions: every start reads some hundred conditions.
    private static List<String> parted(String text, String by) {
        var parts = new ArrayList<String>(2);
        int from = 0;
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
            if (at > from) parts.add(text.substring(from, at));
            from = at + by.length();
        }
        if (from < text.length()) parts.add(text.substring(from));
        return parts;
    }

    boolean holds(Invocation invocation) {
        for (var terms : alternatives) if (allHold(terms, invocation)) return true;
        return false;
    }

    private static boolean allHold(List<Term> terms, Invocation invocation) {
        for (var term : terms) if (!term.holds(invocation)) return false;
        return true;
    }

    /// Whether it speaks of options alone; only such a condition holds for the subcommands below.
    boolean isOfOptions() {
        return ofOptions;
    }

    /// The options it speaks of, so that a table need not declare them twice.
    List<String> options() {
        return options;
    }

    /// Whether it asks for a value of this option.
    boolean asksValueOf(String option) {
        for (var terms : alternatives)
            for (var term : terms)
                if (term.subject().equals(option) && term.asksValue()) return true;
        return false;
    }

    /// Reads every pattern now; those of a user must be told at once if they are wrong.
    ///
    /// @throws IllegalArgumentException naming the pattern that cannot be read
    void check() {
        for (var terms : alternatives) for (var term : terms) term.check();
    }

    @Override
    public String toString() {
        return text;
    }
}
