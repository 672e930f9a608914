package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of an expectation: wordings of the table, words in quotes, numbers, a bare answer.
final class ExpectedWords {
    private static final Pattern LEAD =
            Pattern.compile(
                    "(?i)^(?:[-*#>\\s]*)(?:\\*\\*)?(?:expected|expect|should see|you should see|should show|should return|should be|output|result|response|outcome|good)(?: (?:output|result|response|value|behaviou?r|state|healthy response))?(?:\\*\\*)?\\s*[:=]?\\s+(?:to )?");

    private static final Pattern LOOK_FOR =
            Pattern.compile(
                    "(?i)^(?:[-*#>\\s]*)(?:look(?:ing)? (?:out )?for|watch (?:out )?for|search for|note any|check for|beware of|red flags?:?|bad(?: signs?)?:)\\s*:?\\s*");

    /// What one looks for although it is good.
    private static final Pattern GOOD =
            Pattern.compile(
                    "(?i)\\b(healthy|running|up|ready|success\\w*|started|listening|200|ok|active|complete\\w*|connected|accepting|pong|green|passing)\\b");

    private static final Pattern QUOTED = Pattern.compile("[\"“`']([^\"”`'\n]{1,120})[\"”`']");

    private static final Pattern NEGATION =
            Pattern.compile(
                    "(?i)\\b(not|no|never|without|n't|none|zero|absen\\w+)\\b[^.;,]{0,40}$");

    private static final Pattern ANSWER =
            Pattern.compile(
                    "(?i)^(?:(?:it|this|the|command|output|result|response|value|status|you|all|each|every)[\\w\\s]{0,30}?)?(?:should|must|will|shall)?\\s*(?:now )?(?:returns?|shows?|prints?|outputs?|displays?|says?|reads?|reports?|responds? with|answers?(?: with)?|contains?|includes?|lists?|be|is|are|see|equals?|=)\\s*:?\\s+(.+?)\\.?$");

    private static final Pattern NUMBER = Pattern.compile("^-?[0-9]+(?:\\.[0-9]+)?$");

    /// A bare answer has no more words; more are prose.
    private static final int ANSWER_WORDS_MAX = 3;

    private ExpectedWords() {}

    static String withoutLead(String text) {
        var plain = text;
        var looking = LOOK_FOR.matcher(plain);
        if (looking.find()) return plain.substring(looking.end());
        var lead = LEAD.matcher(plain);
        return lead.find() ? plain.substring(lead.end()) : plain;
    }

    static boolean isLookFor(String text) {
        var looking = LOOK_FOR.matcher(text);
        return looking.find() && !GOOD.matcher(text.substring(looking.end())).find();
    }

    /// What is looked for in a log is bad; the more so what the author names.
    static @Nullable Predicate lookedFor(String text, Look look, @Nullable Predicate usual) {
        var bad = new ArrayList<Predicate>();
        for (var clause : text.split("(?i),| or | and |/|;")) {
            var sign = Symptoms.sign(clause);
            if (sign == null || !sign.discriminating()) continue;
            bad.add(isLog(look) ? sign.predicate() : inOutput(sign.predicate()));
        }
        if (bad.isEmpty() && usual != null) return usual;
        if (bad.isEmpty()) return Predicate.of(Thresholds.fill("not stdout matches /{trouble}/i"));
        var all = new ArrayList<Predicate>();
        for (var one : bad) all.add(new Predicate.Not(one));
        return all.size() == 1 ? all.getFirst() : new Predicate.And(all);
    }

    private static boolean isLog(Look look) {
        return Looks.row(look).reads.contains("log");
    }

    /// What is said of logs, asked of the output; what else is asked stays out.
    private static Predicate inOutput(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Matches(_, var regex, boolean ignoringCase) ->
                    new Predicate.Matches(new Subject("stdout", ""), regex, ignoringCase);
            case Predicate.Or(var parts) -> {
                var texts = parts.stream().filter(Predicate.Matches.class::isInstance).toList();
                yield texts.size() == 1 ? inOutput(texts.getFirst()) : predicate;
            }
            default -> predicate;
        };
    }

    static void read(String text, Look look, @Nullable Predicate usual, List<Predicate> parts) {
        var plain = text.replace("**", "").strip();
        if (!parts.isEmpty() && !isProse(plain)) return;
        if (saidExactly(plain, look, usual, parts) || parts.size() > 1) return;
        if (usual != null) parts.add(usual);
        else if (!parts.isEmpty()) parts.add(Predicate.of("stdout is not empty"));
    }

    /// Words beside the status that say what the body tells.
    private static boolean isProse(String text) {
        return text.replaceAll(
                                "(?i)\\b(with|ok|a|an|the|and|response|all|requests?|should|return|status|code|http|from|both|each|every|endpoints?|be|is|are|must|print|show|get|give|see|it|shows|prints|returns|valid|successful|success)\\b",
                                "")
                        .chars()
                        .anyMatch(Character::isLetterOrDigit)
                || text.isEmpty();
    }

    private static boolean saidExactly(
            String text, Look look, @Nullable Predicate usual, List<Predicate> parts) {
        int before = parts.size();
        var wording = Wordings.find(text, look, usual);
        if (wording != null) parts.add(wording);
        else {
            quoted(text, look, usual, parts);
            if (parts.isEmpty()) answer(text, look, parts);
        }
        return parts.size() > before;
    }

    private static void quoted(
            String text, Look look, @Nullable Predicate usual, List<Predicate> parts) {
        var quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            var words = quoted.group(1);
            var before = text.substring(0, quoted.start());
            Predicate says = says(words, look);
            boolean not = NEGATION.matcher(before).find();
            parts.add(not ? new Predicate.Not(says) : says);
            if (!not && usual != null && listsContainers(look)) parts.add(usual);
        }
    }

    private static boolean listsContainers(Look look) {
        return Looks.row(look).evidence.contains("container-state");
    }

    private static Predicate says(String words, Look look) {
        if (NUMBER.matcher(words).find() && isQuery(look)) return number(words, look);
        return new Predicate.Compare(
                new Subject("stdout", ""), Operator.CONTAINS, Literal.text(words));
    }

    /// `should return PONG`, `10`, `replica`: short and bare.
    private static void answer(String text, Look look, List<Predicate> parts) {
        var answer = ANSWER.matcher(text);
        var words = answer.find() ? answer.group(1).strip() : text;
        if (words.endsWith(".")) words = words.substring(0, words.length() - 1);
        if (NUMBER.matcher(words).find()) {
            parts.add(number(words, look));
            return;
        }
        int count = words.isEmpty() ? 0 : words.split("\\s+").length;
        boolean said = words.length() < text.length() || count == 1;
        if (count == 0 || count > ANSWER_WORDS_MAX || !said || !isAnAnswer(words)) return;
        parts.add(new Predicate.Matches(new Subject("stdout", ""), Greps.literally(words), true));
    }

    /// Not a word of our own language about the output.
    private static boolean isAnAnswer(String words) {
        var small = words.toLowerCase(Locale.ROOT);
        return !small.matches(
                ".*\\b(the|a|an|some|any|your|its|status|details?|information|results?|output|values?|list|data|detailed|current|recent|metrics|good|fine|well|correct(ly)?|valid|normal|same|different|lower|higher|stable)\\b.*");
    }

    private static Predicate number(String number, Look look) {
        return Predicate.of((isQuery(look) ? "metric = " : "number = ") + number);
    }

    private static boolean isQuery(Look look) {
        return Looks.row(look).reads.contains("prometheus");
    }
}
