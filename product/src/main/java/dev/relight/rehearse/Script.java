package dev.relight.rehearse;

import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.finding.Predicate;
import dev.relight.finding.Reading;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the commands of one plan answer, whatever is to be shown; found by trial.
///
/// Of all a program may print that is taken which, read as Relight reads it, shows most of what
/// shall be seen and least of what shall not. Answers are kept: a thousand nights ask the same.
final class Script {
    private static final Duration TOOK = Duration.ofMillis(20);

    /// A sign that shall be seen weighs more than a check that shall pass or fail: it is what the
    /// night is about.
    private static final int SHOWN = 8;

    private static final int HIDDEN = -6;
    private static final int CHECKED = 3;

    private final Plan plan;
    private final Map<Key, Said> answers = new ConcurrentHashMap<>();

    Script(Plan plan) {
        this.plan = plan;
    }

    Plan plan() {
        return plan;
    }

    /// @param met what the author expects of it comes true
    private record Key(int line, String text, String ailment, boolean met) {}

    /// What line `line`, in its final form `text`, prints.
    Said says(int line, String text, Ailment ailment, boolean met) {
        var key = new Key(line, text, ailment.name(), met);
        return answers.computeIfAbsent(key, it -> best(it, ailment));
    }

    /// Everything it might print, wished for or not.
    List<Said> all(int line, String text, Ailment ailment) {
        var plumbing = Plumbing.of(text);
        return candidates(line, plumbing, ailment, true).stream().map(plumbing::through).toList();
    }

    private Said best(Key key, Ailment ailment) {
        var plumbing = Plumbing.of(key.text);
        Said best = Said.NOTHING;
        int most = Integer.MIN_VALUE;
        for (var candidate : candidates(key.line, plumbing, ailment, key.met)) {
            var said = plumbing.through(candidate);
            int worth = worth(key, ailment, said);
            if (worth > most) {
                most = worth;
                best = said;
            }
        }
        return best;
    }

    private int worth(Key key, Ailment ailment, Said said) {
        var facts =
                Reading.of(key.text, said.exit(), said.out(), said.err(), TOOK)
                        .at(key.line, Instant.EPOCH);
        int worth = 0;
        for (var sign : ailment.shows()) if (sign.judge(facts).isTrue()) worth += SHOWN;
        for (var sign : ailment.hides()) if (sign.judge(facts).isTrue()) worth += HIDDEN;
        var check = check(key.line);
        if (check == null) return worth + (key.met == (said.exit() == 0) ? CHECKED : -CHECKED);
        var wanted = key.met ? Outcome.TRUE : Outcome.FALSE;
        Judgement judged = check.judge(facts);
        if (judged.outcome() == wanted) return worth + CHECKED;
        return judged.outcome() == wanted.not() ? worth - CHECKED : worth;
    }

    private @Nullable Predicate check(int line) {
        return plan.command(line).map(command -> command.check()).orElse(null);
    }

    private List<Said> candidates(int line, Plumbing plumbing, Ailment ailment, boolean met) {
        var row = Outputs.of(plumbing.source());
        var printed = new ArrayList<Outputs.Printed>();
        var check = check(line);
        if (check != null && met) printed.addAll(expected(row, check));
        printed.addAll(met ? row.well() : row.ill());
        printed.addAll(met ? row.ill() : row.well());
        if (row.log()) printed.addAll(lines(row.well().getFirst(), ailment.shows()));
        if (row.log() && check != null)
            printed.addAll(lines(row.well().getFirst(), List.of(check)));
        return printed.stream().map(one -> said(one, plumbing)).toList();
    }

    /// Answers made from what the author says should come out.
    private static List<Outputs.Printed> expected(Outputs.Row row, Predicate check) {
        var made = new ArrayList<Outputs.Printed>();
        var well = row.well().getFirst();
        if (row.http()) {
            var body = Leaves.body(check);
            var statuses = Leaves.statuses(check);
            var status = statuses.isEmpty() ? "200" : statuses.getFirst();
            if (body != null) made.add(well.saying(body).answering(status));
        }
        var said = new StringBuilder();
        Leaves.contained(check).forEach(text -> said.append(text).append('\n'));
        Leaves.searched(check).forEach(it -> said.append(Sentence.of(it.regex())).append('\n'));
        if (!said.isEmpty()) made.add(well.saying(said.toString()));
        return made;
    }

    /// The usual log, with lines in it that show the signs: all of them, and each alternative.
    private static List<Outputs.Printed> lines(Outputs.Printed usual, List<Predicate> signs) {
        var made = new ArrayList<Outputs.Printed>();
        var all = new StringBuilder(usual.out());
        for (var sign : signs)
            for (var search : Leaves.searched(sign)) {
                var sentences = Sentence.each(search.regex());
                all.append("ERROR ").append(sentences.getFirst()).append('\n');
                for (var sentence : sentences) {
                    made.add(usual.saying(usual.out() + "ERROR " + sentence + "\n"));
                    made.add(usual.saying(usual.out() + "WARN " + sentence + "\n"));
                    made.add(usual.saying(usual.out() + sentence + "\n"));
                }
            }
        if (!signs.isEmpty()) made.add(usual.saying(all.toString()));
        return made;
    }

    private static Said said(Outputs.Printed one, Plumbing plumbing) {
        var searched = plumbing.searched().map(Sentence::of).orElse("app");
        var port = port(plumbing.source());
        var out = one.out().replace("{grep}", searched).replace("{port}", port);
        var err = one.err().replace("{port}", port);
        if (one.http() != null && plumbing.source().contains(MARKER))
            err += "\n" + MARKER + " " + one.http() + " 0.012 " + one.code() + "\n";
        return new Said(one.exit(), out, err);
    }

    /// What an instrumented curl is told to write.
    private static final String MARKER = "relight-http";

    private static final java.util.regex.Pattern PORT =
            java.util.regex.Pattern.compile(":([0-9]{2,5})\\b|\\b-p ?([0-9]{2,5})\\b");

    private static String port(String text) {
        var found = PORT.matcher(text);
        if (!found.find()) return "8080";
        return found.group(1) != null ? found.group(1) : found.group(2);
    }
}
