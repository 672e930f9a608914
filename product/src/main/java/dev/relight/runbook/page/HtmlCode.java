package dev.relight.runbook.page;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A block of code written in HTML: `<pre><code class="language-bash">`. Its lines stay where they
/// are.
///
/// @param language of its class, empty if none
/// @param text without tags, its entities spelled out
/// @param closed whether the end of the block was found
record HtmlCode(String language, String text, boolean closed) {
    private static final Pattern OPEN =
            Pattern.compile("(?is)^\\s*<pre\\b[^>]*>(?:\\s*<code\\b[^>]*>)?");
    private static final Pattern CLOSE = Pattern.compile("(?i)</pre>");
    private static final Pattern LANGUAGE =
            Pattern.compile("(?i)(?:language|lang|brush|highlight)[-:= \"]+([a-z][\\w+-]*)");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>\\n]*>");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|apos|nbsp|#39|#34);");
    private static final Map<String, String> ENTITIES =
            Map.of(
                    "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "#39",
                    "'", "#34", "\"");

    /// Null when the HTML is no such block.
    static @Nullable HtmlCode read(String html) {
        var open = OPEN.matcher(html);
        if (!open.find()) return null;
        var close = CLOSE.matcher(html);
        int end = close.find(open.end()) ? close.start() : -1;
        var inside = html.substring(open.end(), end < 0 ? html.length() : end);
        var skipped = html.substring(0, open.end());
        var language = LANGUAGE.matcher(skipped);
        return new HtmlCode(
                language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "",
                "\n".repeat((int) skipped.chars().filter(c -> c == '\n').count())
                        + spelled(TAG.matcher(inside).replaceAll("")),
                end >= 0);
    }

    /// Entities come last, so that `&lt;port&gt;` stays a placeholder and is not taken for a tag.
    private static String spelled(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> {
                    var plain = ENTITIES.get(found.group(1));
                    return plain == null ? found.group() : plain.replace("$", "\\$");
                });
    }
}
