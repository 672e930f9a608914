package dev.relight.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;

/// A collector at OTLP's address, which reads what comes with the protocol's own classes and
/// refuses what they cannot read.
@NullMarked
public final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final CopyOnWriteArrayList<Span> spans = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Map<String, String>> resources =
            new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> keys = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> whole = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile int asked;

    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked++;
            var headers = exchange.getRequestHeaders();
            if (!"application/x-protobuf".equals(headers.getFirst("Content-Type"))) {
                exchange.sendResponseHeaders(415, -1);
                return;
            }
            if (status != 200) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            var body = exchange.getRequestBody();
            var request =
                    ExportTraceServiceRequest.parseFrom(
                            "gzip".equals(headers.getFirst("Content-Encoding"))
                                    ? new GZIPInputStream(body)
                                    : body);
            keys.add(String.valueOf(headers.getFirst("X-Key")));
            whole.add(request.toString());
            for (var resource : request.getResourceSpansList()) {
                resources.add(attributes(resource.getResource().getAttributesList()));
                for (var scope : resource.getScopeSpansList()) spans.addAll(scope.getSpansList());
            }
            var answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /// From now on it answers so.
    void answers(int status) {
        this.status = status;
    }

    int asked() {
        return asked;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    public List<String> keys() {
        return List.copyOf(keys);
    }

    public List<Map<String, String>> resources() {
        return List.copyOf(resources);
    }

    /// Everything that came, as text.
    public String whole() {
        return String.join("\n", whole);
    }

    public static String hex(com.google.protobuf.ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    public static Map<String, String> attributes(List<KeyValue> list) {
        return list.stream()
                .collect(
                        Collectors.toMap(
                                KeyValue::getKey,
                                it ->
                                        it.getValue().hasIntValue()
                                                ? Long.toString(it.getValue().getIntValue())
                                                : it.getValue().getStringValue()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
