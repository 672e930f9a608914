package dev.relight.api;

import dev.relight.http.Access;
import dev.relight.http.Reply;
import dev.relight.http.Route;
import java.io.IOException;

/// The description of this API in OpenAPI 3.1, for people and for generators.
public final class OpenApi {
    private static final String FILE = "/api/openapi.json";

    private OpenApi() {}

    public static Route route() {
        return Route.get(
                "/api/v1/openapi.json",
                Access.OPEN,
                _ -> Reply.of(200, "application/json", document()));
    }

    static byte[] document() {
        try (var stream = OpenApi.class.getResourceAsStream(FILE)) {
            if (stream == null) throw new IllegalStateException(FILE + " is not in the jar");
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }
}
