package dev.relight.runbook;

import dev.relight.lexicon.Fold;
import dev.relight.lexicon.MetadataKeys;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Metadatum;
import dev.relight.runbook.page.Link;
import dev.relight.runbook.page.Page;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the runbook says of itself: front matter, bold key lines, the title, links, history.
final class MetadataReader {
    private final Page page;
    private final Outline outline;
    private final List<Metadatum> found = new ArrayList<>();

    /// The first description is of the page, a second one of something in it.
    private boolean isDescribed;

    /// Key lines count before the first command and behind the last rule.
    private final int firstCommand;

    private final int lastRule;

    private MetadataReader(Page page, Outline outline, List<Draft> commands) {
        this.page = page;
        this.outline = outline;
        this.firstCommand =
                commands.stream().mapToInt(draft -> draft.line).min().orElse(Integer.MAX_VALUE);
        this.lastRule =
                page.pieces().stream()
                        .filter(Piece.Rule.class::isInstance)
                        .mapToInt(Piece::line)
                        .max()
                        .orElse(Integer.MAX_VALUE);
    }

    static List<Metadatum> read(Page page, Outline outline, List<Draft> commands) {
        var reader = new MetadataReader(page, outline, commands);
        for (var entry : page.front())
            if (!entry.key().equals("title") || outline.title().heading == null)
                reader.key(entry.line(), entry.key(), entry.value());
        reader.title();
        for (var part : outline.parts()) reader.part(part);
        reader.found.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return reader.found;
    }

    // ---- title and headings

    private void title() {
        var title = outline.title();
        if (title.heading != null) add(title.line(), "title", title.title(), slug(title.title()));
    }

    private static String slug(String title) {
        var words = new ArrayList<>(Fold.of(title).words());
        words.removeIf(word -> word.equals("runbook") || word.equals("playbook"));
        return words.isEmpty() ? Fold.of(title).slug() : String.join("-", words).replace("'", "");
    }

    private void part(Part part) {
        heading(part);
        if (isHistory(part)) history(part);
        boolean related = part.phase == Phase.NONE && !part.purposes.isEmpty();
        boolean described = false;
        var labels = new Labels(part);
        for (var piece : part.pieces) {
            switch (piece) {
                case Piece.Prose prose -> described |= prose(prose, part, described);
                case Piece.Item item -> {
                    if (related) relate(item, part);
                    else keyed(item, part, labels);
                }
                case Piece.Row row -> {
                    if (!row.header() && row.cells().size() == 2 && row.line() < firstCommand)
                        key(row.line(), row.cells().get(0).plain(), row.cells().get(1).plain());
                }
                case Piece.Heading h -> {}
                case Piece.Code c -> {}
                case Piece.Rule r -> {}
                case Piece.Html h -> {}
            }
        }
    }

    /// `## Alert: ServiceDown`
    private void heading(Part part) {
        int colon = part.title().indexOf(": ");
        if (part.heading == null || part == outline.title() || colon < 0) return;
        var key = MetadataKeys.of(part.title().substring(0, colon));
        if (key != null && key.name().equals("alert-name"))
            for (var name : part.title().substring(colon + 2).split(" / "))
                add(part.line(), key.name(), name.strip(), MetadataValues.normalized(key, name));
    }

    // ---- key lines

    private boolean prose(Piece.Prose prose, Part part, boolean described) {
        var lines = prose.words().rawLines();
        boolean keyed = false;
        for (int at = 0; at < lines.size() && at < prose.words().lines().size(); at++)
            keyed |= keyLine(prose.words().lines().get(at), lines.get(at));
        if (keyed || described || prose.quoted() || prose.in() != null) return false;
        return part.phase == Phase.ALERT && prose.line() < firstCommand && describe(prose, part);
    }

    /// `**Key**: value`, `**Key:** value`, before the first command or behind the last rule.
    private boolean keyLine(int line, String raw) {
        var text = raw.strip();
        if (!text.startsWith("**") && !text.startsWith("__")) return false;
        if (line > firstCommand && line < lastRule) return false;
        int close = text.indexOf(text.substring(0, 2), 2);
        if (close < 0) return false;
        var key = text.substring(2, close).strip();
        var value = text.substring(close + 2).strip();
        if (key.endsWith(":")) key = key.substring(0, key.length() - 1);
        else if (value.startsWith(":")) value = value.substring(1).strip();
        else return false;
        if (value.isEmpty()) return false;
        if (MetadataKeys.of(key) == null || !isNote(key)) key(line, key, value);
        else add(line, "note", text, "");
        return true;
    }

    private static boolean isNote(String key) {
        var known = MetadataKeys.of(key);
        return known != null && known.name().equals("note");
    }

    private void keyed(Piece.Item item, Part part, Labels labels) {
        if (item.depth() > 0 || part.phase != Phase.ALERT && part.phase != Phase.NONE) return;
        if (!labels.isSymptom(item)) keyLine(item.line(), item.words().raw());
        var channel = part.phase == Phase.ALERT ? Contacts.channel(item.words().raw()) : null;
        if (channel != null) add(item.line(), "alert-channel", channel, "slack:" + channel);
    }

    private void key(int line, String written, String value) {
        var key = MetadataKeys.of(written);
        if (key == null) {
            var fold = Fold.of(written);
            if (fold.size() > 0 && fold.size() < 5) add(line, fold.slug(), value, value);
            return;
        }
        if (key.name().equals("description")) service(line, value);
        add(line, key.name(), value, MetadataValues.normalized(key, value));
        if (key.name().equals("impact") && MetadataValues.allUsers(value))
            add(line, "user-impact", value, "all users");
    }

    // ---- the description

    /// "The X service is ...", "... in the X platform": the name of the service.
    private static final Pattern SERVICE =
            Pattern.compile(
                    "(?:[Tt]he |resolving |restoring |for )((?:[A-Z][\\w.]*[-\\w.]*\\s?){1,5}?)\\s?(?:service|platform|application|API|system|cluster)?\\b\\s*(?:is|are|has|service|platform|application|outages|\\.)");

    private boolean describe(Piece.Prose prose, Part part) {
        var text = prose.words().plain();
        if (part.heading == null || text.length() < 20 || text.endsWith(":")) return false;
        var key = MetadataKeys.of(part.title());
        if (key != null && key.read() == MetadataKeys.Read.WORD) {
            add(prose.line(), key.name(), text, MetadataValues.normalized(key, text));
            return true;
        }
        if (isDescribed) return false;
        isDescribed = true;
        service(prose.line(), text);
        add(prose.line(), "description", text, "");
        int users = text.indexOf("affecting all users");
        if (users >= 0)
            add(prose.line(), "user-impact", stripped(text.substring(users)), "all users");
        return true;
    }

    private void service(int line, String text) {
        var matcher = SERVICE.matcher(text);
        if (!matcher.find()) return;
        var name = matcher.group(1).strip();
        add(line, "service-name", name, serviceSlug(name));
    }

    private static String serviceSlug(String name) {
        var words = new ArrayList<>(Fold.of(name).words());
        while (words.size() > 1
                && List.of("assistant", "platform", "service").contains(words.getLast()))
            words.removeLast();
        return String.join("-", words);
    }

    private static String stripped(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    // ---- links and history

    private void relate(Piece.Item item, Part part) {
        for (var link : item.words().links())
            if (!link.target().startsWith("#"))
                add(item.line(), relation(link, part), item.words().raw(), link.target());
        if (!item.words().links().isEmpty()) return;
        boolean alerts = part.title().toLowerCase(java.util.Locale.ROOT).contains("alert");
        for (var code : item.words().codes())
            if (alerts) add(item.line(), "related-alert", item.words().raw(), code.text());
    }

    private static String relation(Link link, Part part) {
        var words =
                (link.text() + " " + link.target() + " " + part.title())
                        .toLowerCase(java.util.Locale.ROOT);
        return words.contains("runbook") || words.contains("playbook")
                ? "related-runbook"
                : "related-document";
    }

    private static boolean isHistory(Part part) {
        for (var word : Fold.of(part.title()).words())
            if (word.equals("history") || word.equals("changelog") || word.equals("revisions"))
                return true;
        return false;
    }

    private void history(Part part) {
        Piece.Row head = null;
        Piece last = null;
        for (var piece : part.pieces) {
            if (piece instanceof Piece.Row row) {
                if (row.header()) head = row;
                else MetadataValues.revision(page.line(row.line()), row, head).forEach(found::add);
            }
            if (piece instanceof Piece.Item item) {
                found.add(MetadataValues.revision(item));
                last = item;
            }
        }
        var version = last == null ? null : MetadataValues.version(last.words().plain());
        if (version != null && last != null)
            add(last.line(), "version", version, version.replaceFirst("^v", ""));
    }

    private void add(int line, String key, String value, @Nullable String normalized) {
        found.add(new Metadatum(line, key, value, normalized == null ? "" : normalized));
    }
}
