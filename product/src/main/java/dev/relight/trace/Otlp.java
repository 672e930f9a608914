package dev.relight.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Posts spans to a collector with OpenTelemetry's own exporter; the only class that knows it, so
/// that nothing of it is loaded unless traces are wanted.
final class Otlp implements AutoCloseable {
    private static final InstrumentationScopeInfo SCOPE =
            InstrumentationScopeInfo.create("dev.relight");

    /// After these the same may be sent again (opentelemetry.io/docs/specs/otlp, "Failures").
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /// We say ourselves, once, what does not work; held here, since loggers are held weakly.
    private static final Logger QUIET = Logger.getLogger("io.opentelemetry");

    private final OtlpHttpSpanExporter exporter;
    private final Duration timeout;
    private final Resource resource;

    Otlp(Way way) {
        QUIET.setLevel(Level.OFF);
        var builder =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(way.address().toString())
                        .setTimeout(way.timeout())
                        .setConnectTimeout(way.timeout())
                        .setCompression(way.compressed() ? "gzip" : "none")
                        .setRetryPolicy(null);
        way.headers().forEach(builder::addHeader);
        exporter = builder.build();
        timeout = way.timeout();
        resource = Resource.create(attributes(way.resource()));
    }

    /// @param trace whose id all of them bear
    Sent send(Ids trace, List<Span> spans) {
        var data = spans.stream().<SpanData>map(span -> new Datum(trace, span, resource)).toList();
        var result = exporter.export(data);
        result.join(timeout.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        if (!result.isDone()) return new Sent.Later("no answer in time");
        if (result.isSuccess()) return new Sent.Taken();
        if (result.getFailureThrowable()
                        instanceof FailedExportException.HttpExportException failure
                && failure.getResponse() != null) {
            int status = failure.getResponse().getStatusCode();
            var because = "the collector answers HTTP " + status;
            return PASSING.contains(status) ? new Sent.Later(because) : new Sent.Never(because);
        }
        return new Sent.Later("the collector cannot be reached");
    }

    @Override
    public void close() {
        exporter.shutdown();
    }

    private static Attributes attributes(Map<String, ?> from) {
        AttributesBuilder to = Attributes.builder();
        from.forEach((name, value) -> {
            switch (value) {
                case Long number -> to.put(name, number);
                default -> to.put(name, value.toString());
            }
        });
        return to.build();
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    /// A span in the form in which the exporter takes it.
    @SuppressWarnings("deprecation") // the interface still asks for what it has put aside
    private record Datum(Ids trace, Span span, Resource resource) implements SpanData {
        private SpanContext context(String key) {
            return SpanContext.create(
                    trace.trace(),
                    trace.span(key),
                    TraceFlags.getSampled(),
                    TraceState.getDefault());
        }

        @Override
        public String getName() {
            return span.name();
        }

        @Override
        public SpanKind getKind() {
            return SpanKind.INTERNAL;
        }

        @Override
        public SpanContext getSpanContext() {
            return context(span.key());
        }

        @Override
        public SpanContext getParentSpanContext() {
            var parent = span.parent();
            return parent == null ? SpanContext.getInvalid() : context(parent);
        }

        @Override
        public StatusData getStatus() {
            var failed = span.failed();
            if (failed != null)
                return StatusData.create(io.opentelemetry.api.trace.StatusCode.ERROR, failed);
            return span.parent() == null ? StatusData.ok() : StatusData.unset();
        }

        @Override
        public long getStartEpochNanos() {
            return nanos(span.began());
        }

        @Override
        public long getEndEpochNanos() {
            return nanos(span.ended());
        }

        @Override
        public boolean hasEnded() {
            return true;
        }

        @Override
        public Attributes getAttributes() {
            return attributes(span.attributes());
        }

        @Override
        public int getTotalAttributeCount() {
            return span.attributes().size();
        }

        @Override
        public List<EventData> getEvents() {
            return span.points().stream()
                    .map(it ->
                            EventData.create(
                                    nanos(it.at()), it.name(), attributes(it.attributes())))
                    .toList();
        }

        @Override
        public int getTotalRecordedEvents() {
            return span.points().size();
        }

        @Override
        public List<LinkData> getLinks() {
            return List.of();
        }

        @Override
        public int getTotalRecordedLinks() {
            return 0;
        }

        @Override
        public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
            return InstrumentationLibraryInfo.create(SCOPE.getName(), SCOPE.getVersion());
        }

        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return SCOPE;
        }

        @Override
        public Resource getResource() {
            return resource;
        }
    }
}
