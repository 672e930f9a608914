package dev.relight.runbook;

import dev.relight.lexicon.Conditionals;
import dev.relight.lexicon.Fold;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom a line of an escalation section names, and how to reach them.
final class Contacts {
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\w&/])#[a-zA-Z][\\w-]+");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()./-]{6,}\\d");
    private static final Pattern SLOT = Pattern.compile("\\[[^\\]\\n]+\\](?!\\()");

    /// "Escalate to X if", "Page X", "Notify X after": the name is what stands between.
    private static final Pattern TARGET =
            Pattern.compile(
                    "(?i)(?<![\\w\\[-])(?:escalate(?: immediately)? to|page|notify|call|contact|engage|inform|alert|involve)\\s+"
                            + "(?:the )?([^,.;:(]+?)(?=\\s+(?:if|when|after|within|for|on|via|immediately|at|in|who)\\b|[,.;:(]|$)");

    private Contacts() {}

    /// "Ada (ada@example.com), at once": a name, and right behind it how to reach it.
    private static final Pattern PERSON =
            Pattern.compile(
                    "^(\\p{Lu}[\\p{L}.'’ -]{0,60}?) ?[(<](#?[\\w.+-]+@[\\w.-]+|#[\\w-]+|\\+?[0-9][0-9 ()-]{5,20})[)>]");

    /// Rank words that name no person: "Primary: on-call engineer".
    private static final Set<String> RANKS =
            Set.of(
                    "primary",
                    "secondary",
                    "tertiary",
                    "first",
                    "second",
                    "third",
                    "level",
                    "tier",
                    "l1",
                    "l2",
                    "l3",
                    "l4",
                    "backup",
                    "management",
                    "p1",
                    "p2",
                    "manager");

    /// `Name <address>`, or `Name (no address given)`; a condition behind a semicolon.
    static String of(String raw, String plain) {
        int colon = plain.indexOf(':');
        var key = colon < 0 ? plain : plain.substring(0, colon).strip();
        var value = colon < 0 ? "" : plain.substring(colon + 1).strip();
        var address = address(raw);
        var name = key;
        boolean rank =
                !value.isEmpty() && RANKS.contains(Fold.of(key).word(0)) && !startsClause(value);
        if (rank) name = value;
        var person = PERSON.matcher(value);
        if (person.find())
            return (rank ? "" : key + ": ")
                    + person.group(1)
                    + " <"
                    + addressOr(address, person)
                    + ">";
        var condition = Conditionals.in(rank ? value : key);
        var spare = rank && condition == null ? Conditionals.in(value) : condition;
        name = bare(name, spare == null ? "" : spare.text());
        var tool = tool(value);
        if (address == null && !tool.isEmpty()) address = tool;
        var out = address == null ? unaddressed(name) : name + " <" + address + ">";
        return spare == null ? out : out + "; " + spare.text();
    }

    private static String addressOr(@Nullable String address, Matcher person) {
        return address == null ? person.group(2) : address;
    }

    static String unaddressed(String name) {
        return name + " (no address given)";
    }

    static boolean isAddressed(String text) {
        return address(text) != null || !tool(text).isEmpty();
    }

    /// Whether a sentence names a way to reach somebody: no slot to be filled in, and no date or
    /// address of a machine that looks like a phone number.
    static boolean isReachable(String text) {
        if (MAIL.matcher(text).find() || CHANNEL.matcher(text).find()) return true;
        if (!tool(text).isEmpty()) return true;
        var phone = PHONE.matcher(text);
        return phone.find() && !NO_PHONE.matcher(phone.group().strip()).matches();
    }

    private static final Pattern NO_PHONE =
            Pattern.compile(
                    "\\d{4}[-./]\\d\\d?[-./]\\d\\d?.*|\\d\\d?[-./]\\d\\d?[-./]\\d{4}|\\d+(?:\\.\\d+){3}.*");

    /// Whom "Escalate to X if ..." names; null when it names nobody.
    static @Nullable String target(String text) {
        var matcher = TARGET.matcher(text);
        if (!matcher.find() || matcher.start() > 12) return null;
        var name = matcher.group(1).strip();
        return name.isEmpty() || Fold.of(name).size() > 6 ? null : name;
    }

    /// The first chat channel a text names; null for none.
    static @Nullable String channel(String text) {
        var channel = CHANNEL.matcher(text);
        return channel.find() ? channel.group() : null;
    }

    private static boolean startsClause(String value) {
        var clause = Conditionals.in(value);
        return clause != null && clause.opens();
    }

    private static @Nullable String address(String text) {
        var mail = MAIL.matcher(text);
        if (mail.find()) return mail.group();
        var channel = CHANNEL.matcher(text);
        if (channel.find()) return "slack:" + channel.group();
        var slot = SLOT.matcher(text);
        if (slot.find()) return slot.group();
        var phone = PHONE.matcher(text);
        return phone.find() ? phone.group().strip() : null;
    }

    private static String tool(String text) {
        for (var word : Fold.of(text).words())
            switch (word) {
                case "pagerduty" -> {
                    return "PagerDuty";
                }
                case "opsgenie" -> {
                    return "Opsgenie";
                }
                case "victorops" -> {
                    return "VictorOps";
                }
                default -> {
                    // no tool we know
                }
            }
        return "";
    }

    /// The name without brackets, address and condition.
    private static String bare(String name, String condition) {
        var text = name.replace("(" + condition + ")", "");
        if (!condition.isEmpty()) text = text.replace(condition, "");
        text = MAIL.matcher(text).replaceAll("");
        text = text.replaceAll("\\([^)]*\\)", "").replaceAll("[\\s:,-]+$", "");
        return text.strip();
    }
}
