package dev.relight.lint.rule;

import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Row;
import dev.relight.lint.catalogue.Rows;
import dev.relight.lint.world.Nearest;
import dev.relight.lint.world.World;
import dev.relight.plan.Section;
import dev.relight.runbook.page.Link;
import dev.relight.runbook.page.Piece;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the reader is left alone with: no one to call, dead links, causes that nothing looks for.
final class StructureRules {
    private static final class Tables {
        static final List<Row> CAUSES = Rows.of("causes");
        static final List<Row> PLACES = Rows.of("places");
    }

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*");

    private StructureRules() {}

    static void escalation(Sheet sheet, Report report) {
        var plan = sheet.plan();
        if (!Actions.isForOutages(sheet)) return;
        boolean section = plan.sections().stream().anyMatch(s -> s.phase() == Phase.ESCALATE);
        boolean contact =
                plan.escalation().stream().anyMatch(e -> e.kind() == EscalationKind.CONTACT);
        if (section || contact || !plan.escalation().isEmpty()) return;
        report.at(firstLine(sheet), "no-escalation");
    }

    /// Where what is missing in the whole is shown: the title.
    private static int firstLine(Sheet sheet) {
        var sections = sheet.plan().sections();
        return sections.isEmpty() ? 1 : sections.getFirst().line();
    }

    static void severity(Sheet sheet, Report report) {
        if (!Actions.isForOutages(sheet)) return;
        for (var one : sheet.plan().metadata())
            if (one.key().contains("severity") || one.key().contains("priority")) return;
        report.at(firstLine(sheet), "severity-missing");
    }

    static void links(Sheet sheet, Report report) {
        for (var link : sheet.page().links()) {
            var target = local(link);
            if (target.isEmpty()) continue;
            if (sheet.world().files().findLink(target) != World.Found.MISSING) continue;
            report.add(
                    new dev.relight.problem.Place(sheet.file(), link.line(), link.column()),
                    "link-dead",
                    "target",
                    link.target(),
                    "nearest",
                    Nearest.hint(target, sheet.world().files().neighbours(target)));
        }
    }

    /// The path of a link to a file, without fragment; empty for anything else.
    private static String local(Link link) {
        var target = link.target().strip();
        if (target.isEmpty() || target.startsWith("#") || target.startsWith("//")) return "";
        if (SCHEME.matcher(target).matches() || target.startsWith("/")) return "";
        if (target.contains("{") || target.contains("<")) return "";
        int end = target.length();
        for (char stop : new char[] {'#', '?'}) {
            int at = target.indexOf(stop);
            if (at >= 0) end = Math.min(end, at);
        }
        return target.substring(0, end).replace("%20", " ");
    }

    static void scenarios(Sheet sheet, Report report) {
        for (var section : sheet.plan().sections()) {
            if (!section.scenario() || section.phase() == Phase.VERIFY) continue;
            int end = sheet.endOf(section);
            boolean symptom =
                    sheet.plan().symptoms().stream().anyMatch(s -> s.section() == section.line());
            boolean condition =
                    sheet.plan().conditions().stream()
                            .anyMatch(c -> c.line() >= section.line() && c.line() < end);
            if (!symptom && !condition)
                report.at(section.line(), "scenario-without-symptom", "heading", section.text());
        }
    }

    static void causes(Sheet sheet, Report report) {
        var all = new StringBuilder();
        for (var command : sheet.commands())
            all.append(command.text().toLowerCase(Locale.ROOT)).append('\n');
        var commands = all.toString();
        for (var piece : sheet.page().pieces())
            if (piece instanceof Piece.Item item && underCauses(sheet, item.line())) {
                if (unshown(item.words().plain(), commands))
                    report.at(
                            item.line(),
                            "cause-without-check",
                            "cause",
                            brief(item.words().plain()));
            }
        for (var symptom : sheet.plan().symptoms())
            if (!underCauses(sheet, symptom.line()) && unshown(symptom.text(), commands))
                report.at(
                        symptom.line(), "symptom-without-check", "symptom", brief(symptom.text()));
    }

    private static boolean underCauses(Sheet sheet, int line) {
        for (var section : sheet.headings(line))
            if (section.text().toLowerCase(Locale.ROOT).contains("cause")) return true;
        return false;
    }

    private static boolean unshown(String sentence, String commands) {
        var lower = sentence.toLowerCase(Locale.ROOT);
        if (lower.startsWith("if ") || lower.startsWith("when ") || lower.startsWith("in case "))
            return false;
        for (var row : Tables.CAUSES) {
            if (!anyOf(row.text("words"), lower)) continue;
            return !anyOf(row.text("shown"), commands);
        }
        return false;
    }

    private static boolean anyOf(String alternatives, String text) {
        for (var one : alternatives.split("\\|")) if (text.contains(one)) return true;
        return false;
    }

    private static String brief(String text) {
        var line = text.strip().split("\n", 2)[0];
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }

    static void wrongPlace(Sheet sheet, Report report) {
        for (var symptom : sheet.plan().symptoms()) {
            var lower = symptom.text().toLowerCase(Locale.ROOT);
            for (var row : Tables.PLACES)
                if (lower.contains(row.text("word")) && anyOf(row.text("where"), lower))
                    report.at(
                            symptom.line(),
                            "symptom-in-wrong-place",
                            "what",
                            row.text("what"),
                            "where",
                            row.text("place"),
                            "mend",
                            row.text("mend"));
        }
    }

    static boolean isWithin(Sheet sheet, Section section, int line) {
        return line >= section.line() && line < sheet.endOf(section);
    }
}
