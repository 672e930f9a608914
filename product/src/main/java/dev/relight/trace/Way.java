package dev.relight.trace;

import dev.relight.settings.Secret;
import dev.relight.settings.Telling;
import dev.relight.settings.Traces;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where spans go and as whose: by the settings, or by the variables of OpenTelemetry, which win
/// (opentelemetry.io/docs/specs/otel/protocol/exporter).
///
/// @param address where spans are posted
/// @param resource attributes of whoever sends them; `service.name` among them
record Way(
        URI address,
        Map<String, String> headers,
        Map<String, String> resource,
        Duration timeout,
        boolean compressed) {
    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
    private static final String PATH = "v1/traces";

    /// As the specification says.
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(10);

    Way {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        resource = Collections.unmodifiableMap(new TreeMap<>(resource));
    }

    /// The way cannot be gone; the message says why and how to mend it, without the address.
    static final class Closed extends Exception {
        private static final long serialVersionUID = 1;

        Closed(String message) {
            super(message);
        }
    }

    /// Empty when nobody wants traces.
    ///
    /// @param environment value of a variable; null if unset
    /// @throws Closed they are wanted, and cannot be sent like this
    static Optional<Way> of(
            @Nullable Traces settled, String version, UnaryOperator<@Nullable String> environment)
            throws Closed {
        if ("true".equalsIgnoreCase(environment.apply("OTEL_SDK_DISABLED"))
                || "none".equals(environment.apply("OTEL_TRACES_EXPORTER")))
            return Optional.empty();
        var address = address(settled, environment);
        if (address.isEmpty()) return Optional.empty();
        var protocol = variable(environment, "PROTOCOL");
        if (protocol.isPresent() && !protocol.get().equals("http/protobuf"))
            throw new Closed(
                    "traces: OTEL_EXPORTER_OTLP_PROTOCOL is '%s', and only http/protobuf is spoken here; mend: point it at the collector's HTTP port, usually 4318"
                            .formatted(protocol.get()));
        var headers = headers(settled, environment);
        var uri = checked(address.get());
        if (!headers.isEmpty() && Telling.addressFlaw(uri.toString()) != null)
            throw new Closed(
                    "traces: headers may hold secrets and would travel in clear; mend: use https, or no headers");
        return Optional.of(
                new Way(
                        uri,
                        headers,
                        resource(version, environment),
                        variable(environment, "TIMEOUT")
                                .filter(it -> it.matches("[1-9][0-9]{0,6}"))
                                .map(it -> Duration.ofMillis(Long.parseLong(it)))
                                .orElse(TIMEOUT_DEFAULT),
                        variable(environment, "COMPRESSION").filter("gzip"::equals).isPresent()));
    }

    private static Optional<String> address(
            @Nullable Traces settled, UnaryOperator<@Nullable String> environment) throws Closed {
        var exact = value(environment, PREFIX + "TRACES_ENDPOINT");
        if (exact.isPresent()) return exact;
        var base = value(environment, PREFIX + "ENDPOINT");
        if (base.isEmpty() && settled != null) {
            base = settled.endpoint().reveal(environment);
            if (base.isEmpty())
                throw new Closed(
                        "traces: %s holds no address; mend: set it, or remove `traces:`"
                                .formatted(settled.endpoint()));
        }
        return base.map(it -> it.endsWith("/" + PATH) ? it : it.replaceFirst("/*$", "/" + PATH));
    }

    private static URI checked(String address) throws Closed {
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())))
                return uri;
        } catch (IllegalArgumentException broken) {
            // told below, without what may be a secret
        }
        throw new Closed("traces: the endpoint is no web address; mend: write http://host:4318");
    }

    private static Map<String, String> headers(
            @Nullable Traces settled, UnaryOperator<@Nullable String> environment) throws Closed {
        var given = variable(environment, "HEADERS");
        if (given.isPresent()) return pairs(given.get());
        var headers = new TreeMap<String, String>();
        if (settled == null) return headers;
        for (var header : settled.headers().entrySet())
            headers.put(header.getKey(), revealed(header.getKey(), header.getValue(), environment));
        return headers;
    }

    private static String revealed(
            String name, Secret secret, UnaryOperator<@Nullable String> environment) throws Closed {
        var value = secret.reveal(environment);
        if (value.isEmpty())
            throw new Closed(
                    "traces: %s holds nothing for the header %s; mend: set it"
                            .formatted(secret, name));
        return value.get();
    }

    private static Map<String, String> resource(
            String version, UnaryOperator<@Nullable String> environment) {
        var resource = new TreeMap<String, String>();
        resource.put("service.name", "relight");
        resource.put("service.version", version);
        value(environment, "OTEL_RESOURCE_ATTRIBUTES").ifPresent(it -> resource.putAll(pairs(it)));
        value(environment, "OTEL_SERVICE_NAME").ifPresent(it -> resource.put("service.name", it));
        return resource;
    }

    /// `key1=value1,key2=value2`, values percent-encoded.
    private static Map<String, String> pairs(String text) {
        var pairs = new TreeMap<String, String>();
        for (var pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) pairs.put(pair.substring(0, equals).strip(), decoded(pair, equals));
        }
        return pairs;
    }

    private static String decoded(String pair, int equals) {
        var value = pair.substring(equals + 1).strip();
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return value;
        }
    }

    /// What is said of traces alone wins.
    private static Optional<String> variable(
            UnaryOperator<@Nullable String> environment, String name) {
        return value(environment, PREFIX + "TRACES_" + name)
                .or(() -> value(environment, PREFIX + name));
    }

    private static Optional<String> value(
            UnaryOperator<@Nullable String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).filter(it -> !it.isBlank());
    }
}
