package dev.relight.lint.rule;

import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.Phase;
import dev.relight.problem.Place;
import dev.relight.runbook.page.Piece;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names, addresses and dates that somebody meant to fill in, or to renew.
final class PeopleRules {
    /// A page nobody has touched for longer describes another system.
    private static final int OLD_MONTHS = 12;

    /// In capitals (`[DATE + 3 months]`), or asking for something a template asks for.
    private static final Pattern UNFILLED =
            Pattern.compile(
                    "(?<!])\\[(?:[A-Z]{3,}[A-Z _-]*(?: \\+ [a-zA-Z0-9 ]+)?"
                            + "|[^\\]\\n]{0,20}\\b(?i:contact|name|phone|email|e-mail|date|your|insert|fill|todo|tbd|schedule|number|escalation path|link here|url)\\b[^\\]\\n]{0,25})](?![(\\[:])"
                            + "|\\bTBD\\b|\\bTODO\\b|\\bXXX-XXX|\\bFIXME\\b");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)@|#[a-z]|https?:|\\+?\\d[\\d ()-]{5,}|pagerduty|opsgenie|slack|teams|phone|bridge|page |pager|telegram|discord|mail|hotline|ext\\.");

    private static final Pattern ISO = Pattern.compile("(20\\d\\d)-(\\d\\d)(?:-(\\d\\d))?");
    private static final Pattern MONTH_YEAR =
            Pattern.compile("([A-Z][a-z]{2,8})\\.? (?:\\d{1,2},? )?(20\\d\\d)");

    private static final Set<String> BOXES = Set.of("[ ]", "[x]", "[X]");

    private PeopleRules() {}

    static void unfilled(Sheet sheet, Report report) {
        var code = codeLines(sheet);
        var metadata = new HashSet<Integer>();
        for (var one : sheet.plan().metadata())
            if (one.normalized().startsWith("UNRESOLVED")) metadata.add(one.line());
        for (int line = 1; line <= sheet.page().lines().size(); line++) {
            if (code.contains(line) || metadata.contains(line)) continue;
            var text = sheet.page().line(line);
            if (text.indexOf('[') < 0 && text.indexOf('T') < 0 && text.indexOf('X') < 0) continue;
            var matcher = UNFILLED.matcher(text);
            if (!matcher.find() || BOXES.contains(matcher.group())) continue;
            if (isReference(sheet, matcher.group())) continue;
            boolean people = isAboutPeople(sheet, line);
            report.add(
                    new Place(sheet.file(), line, matcher.start() + 1),
                    people ? "contact-unfilled" : "template-unfilled",
                    "placeholder",
                    matcher.group());
        }
    }

    /// `[Guide]` with a definition `[guide]: url` is a link.
    private static boolean isReference(Sheet sheet, String bracketed) {
        var lower = bracketed.toLowerCase(Locale.ROOT);
        return sheet.page().lines().stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(lower + ":"));
    }

    private static boolean isAboutPeople(Sheet sheet, int line) {
        for (var section : sheet.headings(line))
            if (section.phase() == Phase.ESCALATE
                    || section.text().toLowerCase(Locale.ROOT).contains("contact")) return true;
        return sheet.page().line(line).toLowerCase(Locale.ROOT).contains("contact");
    }

    private static Set<Integer> codeLines(Sheet sheet) {
        var lines = new HashSet<Integer>();
        for (var code : sheet.page().codes())
            for (int line = code.line(); line <= code.endLine(); line++) lines.add(line);
        for (var template : sheet.plan().templates())
            for (int line = template.line(); line <= template.endLine(); line++) lines.add(line);
        for (var piece : sheet.page().pieces())
            if (piece instanceof Piece.Html html)
                for (int line = html.line(); line <= html.endLine(); line++) lines.add(line);
        return lines;
    }

    static void contacts(Sheet sheet, Report report) {
        for (var one : sheet.plan().escalation()) {
            if (one.kind() != EscalationKind.CONTACT) continue;
            var text = sheet.page().line(one.line());
            if (ADDRESS.matcher(text).find() || UNFILLED.matcher(text).find()) continue;
            if (!isAboutPeople(sheet, one.line()) && !text.contains("**:") && !text.contains(":**"))
                continue;
            if (text.strip().startsWith("|")) continue;
            report.at(one.line(), "contact-unreachable", "contact", one.text().strip());
        }
    }

    static void review(Sheet sheet, Report report) {
        LocalDate last = null;
        int lastLine = 0;
        for (var one : sheet.plan().metadata()) {
            var date = date(one.value());
            if (date == null) continue;
            boolean next =
                    one.key().contains("next")
                            || one.key().contains("review-by")
                            || one.key().contains("expires")
                            || one.key().contains("due");
            boolean past =
                    one.key().contains("last")
                            || one.key().contains("updated")
                            || one.key().contains("reviewed")
                            || one.key().equals("date");
            if (next) {
                if (date.isBefore(sheet.today()))
                    report.at(
                            one.line(),
                            "review-stale",
                            "key",
                            words(one.key()),
                            "date",
                            one.value());
                return;
            }
            if (past && (last == null || date.isAfter(last))) {
                last = date;
                lastLine = one.line();
            }
        }
        if (last != null && last.isBefore(sheet.today().minusMonths(OLD_MONTHS)))
            report.at(
                    lastLine,
                    "review-old",
                    "date",
                    last.toString(),
                    "months",
                    Integer.toString(OLD_MONTHS));
    }

    private static String words(String key) {
        var words = key.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static LocalDate lastOf(LocalDate month) {
        return month.withDayOfMonth(month.lengthOfMonth());
    }

    /// The last day that the text can mean: `2025-01` is the 31st.
    static @Nullable LocalDate date(String text) {
        try {
            var iso = ISO.matcher(text);
            if (iso.find()) {
                var first =
                        LocalDate.of(
                                Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), 1);
                return iso.group(3) == null
                        ? lastOf(first)
                        : first.withDayOfMonth(Integer.parseInt(iso.group(3)));
            }
            var named = MONTH_YEAR.matcher(text);
            if (named.find())
                for (var month : Month.values())
                    if (month.name().startsWith(named.group(1).toUpperCase(Locale.ROOT)))
                        return lastOf(LocalDate.of(Integer.parseInt(named.group(2)), month, 1));
            return null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
