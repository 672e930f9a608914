package dev.relight.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/// Letters and replies as JSON.
final class LetterJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LetterJson() {}

    static String write(Letter letter) {
        var page = MAPPER.createObjectNode();
        page.put("id", letter.id());
        page.put("written", letter.written().toString());
        page.put("by", letter.by());
        page.put("verb", letter.verb());
        var words = page.putObject("words");
        letter.words().forEach(words::put);
        return text(page);
    }

    static String write(Reply reply) {
        return text(MAPPER.createObjectNode().put("done", reply.done()).put("text", reply.text()));
    }

    /// @throws IllegalArgumentException it is no letter; the message says why
    static Letter letter(String json) {
        var page = tree(json);
        var words = new TreeMap<String, String>();
        page.path("words")
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        try {
            return new Letter(
                    page.path("id").asText(),
                    Instant.parse(page.path("written").asText()),
                    page.path("by").asText(),
                    page.path("verb").asText(),
                    words);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it does not say when it was written", e);
        }
    }

    /// Empty while it is not whole.
    static Optional<Reply> reply(String json) {
        try {
            var page = tree(json);
            return page.has("done")
                    ? Optional.of(
                            new Reply(page.path("done").asBoolean(), page.path("text").asText()))
                    : Optional.empty();
        } catch (IllegalArgumentException notYet) {
            return Optional.empty();
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    private static String text(JsonNode page) {
        try {
            return MAPPER.writeValueAsString(page) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain words are no JSON", e);
        }
    }
}
