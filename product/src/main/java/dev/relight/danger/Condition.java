package dev.relight.danger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

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

    private Condition(String text, List<List<Term>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
        this.options =
                alternatives.stream()
                        .flatMap(List::stream)
                        .filter(Term::isOption)
                        .map(Term::subject)
                        .distinct()
                        .toList();
    }

    /// @throws IllegalArgumentException naming the term that cannot be read
    static Condition parse(String text) {
        var alternatives = new ArrayList<List<Term>>();
        for (var alternative : text.split(" \\| ")) {
            var terms = new ArrayList<Term>();
            for (var term : alternative.strip().split(" +")) terms.add(Term.parse(term));
            alternatives.add(List.copyOf(terms));
        }
        return new Condition(text, List.copyOf(alternatives));
    }

    boolean holds(Invocation invocation) {
        for (var terms : alternatives) {
            boolean all = true;
            for (var term : terms)
                if (!term.holds(invocation)) {
                    all = false;
                    break;
                }
            if (all) return true;
        }
        return false;
    }

    /// Whether it speaks of options alone; only such a condition holds for the subcommands below.
    boolean isOfOptions() {
        return alternatives.stream().flatMap(List::stream).allMatch(Term::isOption);
    }

    /// The options it speaks of, so that a table need not declare them twice.
    List<String> options() {
        return options;
    }

    /// Whether it asks for a value of this option.
    boolean asksValueOf(String option) {
        return alternatives.stream()
                .flatMap(List::stream)
                .anyMatch(term ->
                        term.subject.equals(option)
                                && (term.pattern != null || !term.values.isEmpty()));
    }

    @Override
    public String toString() {
        return text;
    }

    /// One term: a subject, and what is asked of its value.
    ///
    /// @param values empty where presence is enough
    private record Term(
            boolean denied, String subject, Set<String> values, @Nullable Pattern pattern) {
        static Term parse(String written) {
            boolean denied = written.startsWith("!");
            var text = denied ? written.substring(1) : written;
            if (text.matches("n[=>]\\d+")) return new Term(denied, text, Set.of(), null);
            int tilde = text.indexOf('~');
            int equal = text.indexOf('=');
            try {
                if (tilde > 0 && (equal < 0 || tilde < equal))
                    return checked(
                            new Term(
                                    denied,
                                    text.substring(0, tilde),
                                    Set.of(),
                                    Pattern.compile(text.substring(tilde + 1))));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "the pattern in '" + written + "' cannot be read: " + e.getDescription(),
                        e);
            }
            if (equal > 0)
                return checked(
                        new Term(
                                denied,
                                text.substring(0, equal),
                                Set.copyOf(Arrays.asList(text.substring(equal + 1).split(","))),
                                null));
            return checked(new Term(denied, text, Set.of(), null));
        }

        private static Term checked(Term term) {
            if (!term.isOption()
                    && !term.subject.matches("\\d+|last|any|each|stdin|carried")
                    && !term.subject.matches("n[=>]\\d+"))
                throw new IllegalArgumentException(
                        "'"
                                + term.subject
                                + "' is neither an option nor 1, 2, last, any, each, n, stdin or carried");
            return term;
        }

        boolean isOption() {
            return subject.startsWith("-") || subject.startsWith("+");
        }

        boolean holds(Invocation of) {
            return positive(of) != denied;
        }

        private boolean positive(Invocation of) {
            if (isOption()) return option(of);
            if (subject.startsWith("n=")) return of.positionals().size() == number();
            if (subject.startsWith("n>")) return of.positionals().size() > number();
            var words = of.positionals();
            return switch (subject) {
                case "stdin" -> of.isFed();
                case "carried" -> of.rest() != null && !of.rest().isEmpty();
                case "any" -> words.stream().anyMatch(this::fits);
                case "each" -> !words.isEmpty() && words.stream().allMatch(this::fits);
                case "last" -> !words.isEmpty() && fits(words.getLast());
                default -> {
                    int at = Integer.parseInt(subject) - 1;
                    yield at >= 0 && at < words.size() && fits(words.get(at));
                }
            };
        }

        private int number() {
            return Integer.parseInt(subject.substring(2));
        }

        private boolean option(Invocation of) {
            for (var value : of.values(subject)) {
                if (values.isEmpty() && pattern == null) {
                    if (!MEANS_ABSENT.contains(value)) return true;
                } else if (fits(value)) return true;
            }
            return false;
        }

        private boolean fits(String word) {
            if (pattern != null) return pattern.matcher(word).find();
            return values.isEmpty() || values.contains(word);
        }
    }

    /// `--dry-run=none` and `--force=false` say that the option is not meant.
    private static final Set<String> MEANS_ABSENT =
            Set.of("false", "none", "no", "off", "False", "FALSE");
}
