package dev.relight.settings;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Where traces of incidents go, by OTLP over HTTP.
///
/// @param endpoint of the collector, without `/v1/traces`
/// @param headers sent along; their values may be secrets
public record Traces(Secret endpoint, Map<String, Secret> headers) {
    public Traces {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
