package dev.relight.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What is sent back.
///
/// @param headers in order; the security headers are added by the server
@SuppressWarnings("ArrayRecordComponent") // handed to the server as it is, never compared
public record Reply(int status, String type, List<Header> headers, byte[] body) {
    /// One header line; neither part may hold a line break, or a caller could write headers.
    public record Header(String name, String value) {
        public Header {
            if (value.chars().anyMatch(each -> each < ' ' && each != '\t'))
                throw new IllegalArgumentException("header " + name + " holds a control character");
        }
    }

    static final ObjectMapper JSON = new ObjectMapper();

    public Reply {
        headers = List.copyOf(headers);
    }

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, List.of(), body);
    }

    public static Reply html(String page) {
        return html(200, page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(int status, byte[] utf8) {
        return of(status, "text/html; charset=utf-8", utf8);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return of(status, "", new byte[0]);
    }

    /// @param value a tree, or anything Jackson writes without help
    public static Reply json(int status, Object value) {
        try {
            return of(status, "application/json", JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /// After a form was taken: look there.
    public static Reply seeOther(String path) {
        return empty(303).with("Location", path);
    }

    /// RFC 9457, with the house's what and mend.
    public static Reply problem(int status, String what, String mend) {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("status", status).put("title", Statuses.words(status));
        problem.put("detail", what).put("mend", mend);
        var reply = json(status, problem);
        return new Reply(status, "application/problem+json", reply.headers(), reply.body());
    }

    public Reply with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Reply(status, type, all, body);
    }
}
