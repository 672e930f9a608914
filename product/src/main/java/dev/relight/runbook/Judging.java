package dev.relight.runbook;

import dev.relight.danger.Attendance;
import dev.relight.danger.Danger;
import dev.relight.danger.Judge;
import dev.relight.danger.OwnRules;
import dev.relight.danger.Platform;
import dev.relight.danger.Unattended;
import dev.relight.danger.Verdict;
import dev.relight.lexicon.SessionWords.Speaks;
import dev.relight.problem.Problems;
import dev.relight.shell.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks the judge about every command, with what its block says around it.
public final class Judging {
    private final Judge judge;

    public Judging(Judge judge) {
        this.judge = judge;
    }

    public static Judging standard() {
        return new Judging(Judge.standard());
    }

    /// By the team's own rules first, the first file winning; mistakes are noted.
    ///
    /// @param yamlByFile text by the file's name as the user typed it
    public static Judging with(Map<String, String> yamlByFile, Problems problems) {
        var rules = OwnRules.none();
        for (var entry : yamlByFile.entrySet())
            rules = rules.and(OwnRules.read(entry.getKey(), entry.getValue(), problems));
        return new Judging(Judge.with(rules));
    }

    /// Before the comments are understood: by the text of each command and those above it.
    void judge(Gatherer gathered) {
        var earlier = new EarlierBlocks();
        for (var block : gathered.blocks) {
            var drafts = block.commands();
            if (drafts.isEmpty()) continue;
            var verdicts = judge.judgeBlock(drafts.stream().map(Judging::statement).toList());
            for (int at = 0; at < drafts.size(); at++)
                drafts.get(at).verdict = earlier.provided(drafts.get(at), verdicts.get(at));
            earlier.learn(block);
        }
        for (var draft : gathered.commands) {
            if (draft.verdict == null) draft.verdict = judge.judge(statement(draft));
            if (draft.opens != null && !draft.typed.isEmpty()) typed(draft, draft.opens);
            else if (draft.session != null) carried(draft, draft.session);
            else if (draft.opens != null) opening(draft);
            else if (draft.isSetting()) setting(draft);
        }
    }

    private static Statement statement(Draft draft) {
        return new Statement(1, 1, draft.judgedText(), draft.inlineComment, draft.tree);
    }

    /// Once the comments are understood.
    void heed(Gatherer gathered) {
        for (var draft : gathered.commands) if (draft.warned && draft.acts()) raise(draft);
        for (var block : gathered.blocks) {
            join(block);
            for (var run : block.runs) await(run);
        }
    }

    /// What the author warns of is worse by one.
    private static void raise(Draft draft) {
        var verdict = draft.judged();
        var reasons = new ArrayList<>(verdict.reasons());
        reasons.addFirst("the author warns of it");
        draft.verdict = with(verdict, worse(verdict.danger()), reasons, verdict.unattended());
    }

    private static Danger worse(Danger danger) {
        return switch (danger) {
            case OBSERVE, REVERSIBLE -> Danger.DISRUPTIVE;
            case DISRUPTIVE, DESTRUCTIVE -> Danger.DESTRUCTIVE;
            case UNKNOWN -> Danger.UNKNOWN;
        };
    }

    // ---- sessions

    /// Lines of another language below the program that reads them: judged as if given on its
    /// command line, and typed in by a person.
    private void typed(Draft draft, Speaks speaks) {
        var carried = carriedBy(draft, speaks);
        var verdict = draft.judged();
        var reasons = new ArrayList<String>();
        var danger = carried.isEmpty() ? verdict.danger() : Danger.OBSERVE;
        for (var line : carried) {
            var inside = judge.judge(line);
            danger = Danger.worst(danger, inside.danger());
            reasons.addAll(inside.reasons());
        }
        if (speaks == Speaks.OTHER) {
            danger = Danger.UNKNOWN;
            reasons.add("nobody can judge what is typed into this console");
        }
        if (reasons.isEmpty()) reasons.addAll(verdict.reasons());
        var task =
                "open the session and type in lines " + (draft.line + 1) + " to " + draft.endLine;
        draft.verdict = with(verdict, danger, reasons, new Unattended(Unattended.Kind.HUMAN, task));
    }

    /// A session needs somebody who types into it.
    private static void opening(Draft draft) {
        var verdict = draft.judged();
        if (verdict.unattended() != null && verdict.unattended().kind() == Unattended.Kind.HUMAN)
            return;
        var form = new Unattended(Unattended.Kind.HUMAN, "open the session: " + draft.joined());
        draft.verdict =
                new Verdict(
                        verdict.danger(),
                        verdict.reasons(),
                        true,
                        form,
                        verdict.platform(),
                        verdict.placeholders(),
                        verdict.envNeeded(),
                        verdict.revealsSecret());
    }

    private static List<String> carriedBy(Draft draft, Speaks speaks) {
        var opener = draft.judgedText();
        return switch (speaks) {
            case SQL ->
                    List.of(
                            opener
                                    + (opener.contains("psql") ? " -c " : " -e ")
                                    + quoted(draft.typed));
            case REDIS -> draft.typed.lines().map(line -> opener + " " + line).toList();
            case MONGO ->
                    draft.typed.indexOf('(') < 0
                            ? List.of()
                            : List.of(opener + " --eval " + quoted(draft.typed));
            case SHELL, OTHER -> List.of();
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// A command of a shell elsewhere: judged by its own words, typed in by a person.
    private static void carried(Draft draft, Draft session) {
        var task = "in the session that line " + session.line + " opens: " + draft.joined();
        var form = new Unattended(Unattended.Kind.HUMAN, task);
        var verdict = draft.judged();
        draft.verdict = with(verdict, verdict.danger(), verdict.reasons(), form);
    }

    /// A line of a settings file is no command; a person writes it into the file, and can take it
    /// out again.
    private static void setting(Draft draft) {
        var verdict = draft.judged();
        var attendance = Attendance.of(draft.text, draft.tree).form();
        var form =
                attendance != null
                        ? attendance
                        : new Unattended(
                                Unattended.Kind.HUMAN,
                                "add '" + draft.text + "' to its configuration file");
        draft.verdict =
                new Verdict(
                        Danger.REVERSIBLE,
                        List.of("a line of a settings file, not a command: a person adds it there"),
                        true,
                        form,
                        Platform.ANY.equals(verdict.platform())
                                        || Platform.HOST.equals(verdict.platform())
                                ? settingPlatform(form)
                                : verdict.platform(),
                        verdict.placeholders(),
                        List.of(),
                        verdict.revealsSecret());
    }

    private static Platform settingPlatform(Unattended form) {
        return form.text().contains("docker-compose.yml") ? Platform.DOCKER_COMPOSE : Platform.HOST;
    }

    // ---- the block around it

    /// `wait` means something only in the shell that started the jobs.
    private static void join(Block block) {
        var statements = block.script.statements();
        for (int at = 0; at < statements.size(); at++) {
            var other = Attendance.joinedTo(statements.get(at), statements.subList(0, at));
            if (other == null) continue;
            int line = block.fileLine(statements.get(at).line());
            var form =
                    new Unattended(
                            Unattended.Kind.JOINED, String.valueOf(block.fileLine(other.line())));
            for (var draft : block.commands())
                if (draft.line == line) draft.verdict = with(draft.judged(), form);
        }
    }

    /// "Wait 2-3 minutes and verify" over a command that does not wait by itself: the wait comes
    /// first, then the command as it stands.
    private static void await(Run run) {
        if (run.commands.isEmpty() || run.commands.stream().anyMatch(Draft::isWait)) return;
        var first = run.commands.getFirst();
        for (var note : run.notes) {
            var length = Waits.said(note);
            if (length == null || first.judged().unattended() != null) continue;
            var text = length.isRange() ? length.least() + "/" + length.most() : length.most();
            first.verdict = with(first.judged(), new Unattended(Unattended.Kind.WAIT, text));
        }
    }

    private static Verdict with(Verdict verdict, Unattended form) {
        return with(verdict, verdict.danger(), verdict.reasons(), form);
    }

    private static Verdict with(
            Verdict verdict,
            Danger danger,
            List<String> reasons,
            @org.jspecify.annotations.Nullable Unattended form) {
        return new Verdict(
                danger,
                reasons,
                verdict.interactive(),
                form,
                verdict.platform(),
                verdict.placeholders(),
                verdict.envNeeded(),
                verdict.revealsSecret());
    }
}
