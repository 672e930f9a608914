package dev.relight.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relight.account.Caller;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked, by whom. Parameters and forms are hostile until proven otherwise.
public final class Request {
    private final ServerRequest raw;
    private final int bodyBytesMax;
    private final boolean isBehindProxy;
    private final Patience patience;
    private final @Nullable Caller caller;
    private byte @Nullable [] body;
    private @Nullable Map<String, String> form;

    Request(
            ServerRequest raw,
            int bodyBytesMax,
            boolean isBehindProxy,
            Patience patience,
            @Nullable Caller caller) {
        this.raw = raw;
        this.patience = patience;
        this.isBehindProxy = isBehindProxy;
        this.bodyBytesMax = bodyBytesMax;
        this.caller = caller;
    }

    Request by(Caller known) {
        var other = new Request(raw, bodyBytesMax, isBehindProxy, patience, known);
        other.body = body;
        other.form = form;
        return other;
    }

    public String path() {
        return raw.path().path();
    }

    /// What stands for `{name}` in the route's path.
    public String parameter(String name) {
        return raw.path().pathParameters().get(name);
    }

    public Optional<String> query(String name) {
        return raw.query().first(name).asOptional();
    }

    /// @throws Refusal the query holds no number there, or one out of bounds
    public int query(String name, int otherwise, int min, int max) {
        var text = query(name);
        if (text.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw Refusal.bad(name + " is no number from " + min + " to " + max, "give such a number");
    }

    /// The first of this name; empty if there is none.
    public String header(String name) {
        return raw.headers().first(HeaderNames.create(name)).orElse("");
    }

    public Optional<String> cookie(String name) {
        return Cookies.find(header("Cookie"), name);
    }

    /// Who asks; empty only where the route is open.
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /// Who asks, on a route that is not open.
    public Caller who() {
        if (caller == null)
            throw new IllegalStateException(path() + " is open, so nobody is known; use caller()");
        return caller;
    }

    /// What every form must carry as the hidden field `csrf`; empty without a session.
    public String csrf() {
        return caller == null ? "" : caller.csrf();
    }

    /// The address it came from; behind a stated proxy what that one says of it.
    public String from() {
        var told = header("X-Forwarded-For");
        if (isBehindProxy && !told.isEmpty())
            return told.substring(told.lastIndexOf(',') + 1).strip();
        var address = raw.remotePeer().address();
        return address instanceof java.net.InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : address.toString();
    }

    /// A person looks at the answer, not a program.
    public boolean wantsHtml() {
        return header("Accept").contains("text/html");
    }

    /// The whole body, within the route's limit and [Patience#BODY_MAX].
    ///
    /// @throws Refusal it is too long, too slow or broken off
    public byte[] body() {
        if (body == null) {
            long announced = raw.headers().contentLength().orElse(0);
            if (announced > bodyBytesMax) throw Body.tooLong(bodyBytesMax);
            try {
                // Not closed here: that would wait for the rest, however slowly it comes.
                body = patience.read(raw.content().inputStream(), bodyBytesMax);
            } catch (IOException
                    | UncheckedIOException
                    | ServerConnectionException
                    | IllegalStateException
                    | DataReader.InsufficientDataAvailableException brokenOff) {
                throw new Refusal(400, "the body broke off", "send it whole");
            }
        }
        return body;
    }

    /// @throws Refusal it is no JSON object
    public JsonNode json() {
        try {
            var node = Reply.JSON.readTree(body());
            if (node != null && node.isObject()) return node;
        } catch (JsonProcessingException broken) {
            throw Refusal.bad(
                    "the body is no JSON: " + broken.getOriginalMessage(), "send one object");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading an array of bytes failed", impossible);
        }
        throw Refusal.bad("the body is no JSON object", "send one object");
    }

    /// The fields of a form that was sent as `application/x-www-form-urlencoded`.
    public Map<String, String> form() {
        if (form == null)
            form =
                    header("Content-Type").startsWith("application/x-www-form-urlencoded")
                            ? Body.form(body())
                            : Map.of();
        return form;
    }

    /// A field of the form; empty when it is not there.
    public String field(String name) {
        return form().getOrDefault(name, "");
    }
}
