package dev.relight.journal;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relight.incident.Event;
import dev.relight.incident.PerPlan;
import dev.relight.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Events as JSON and back; what was ever written can be read for ever.
///
/// A field that old entries lack is null, false, 0 or empty; one that we no longer know is ignored.
public final class EventJson {
    private static final Map<String, Class<? extends Event>> KINDS = kinds();

    private static final Map<Class<?>, String> NAMES =
            KINDS.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));

    /// A plan as it is kept: to write one costs milliseconds, and a storm brings the same thousands
    /// of times.
    private record Text(String digest, String json) {}

    private static final PerPlan<Text> TEXTS = new PerPlan<>(EventJson::text);

    /// Plans are big and many incidents share one.
    private final Map<String, Plan> plansByDigest = new ConcurrentHashMap<>();

    /// Making one costs milliseconds, and every journal can use the same.
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(Codecs.module())
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    /// @param keepPlan stores a plan's JSON under its digest, if it is not stored yet
    /// @param keptPlan the JSON that was stored under a digest
    public EventJson(BiConsumer<String, String> keepPlan, Function<String, String> keptPlan) {
        Function<Plan, String> keep =
                plan -> {
                    var text = TEXTS.of(plan);
                    keepPlan.accept(text.digest(), text.json());
                    return text.digest();
                };
        Function<String, Plan> kept =
                digest -> plansByDigest.computeIfAbsent(digest, it -> plan(keptPlan.apply(it)));
        writer = MAPPER.writer().withAttribute(Codecs.KEEP, keep);
        reader = MAPPER.reader().withAttribute(Codecs.KEPT, kept);
    }

    /// The kind's name: `rung-taken` for `RungTaken`.
    public static String kind(Event event) {
        var name = NAMES.get(event.getClass());
        if (name == null) throw new IllegalStateException("no name for " + event.getClass());
        return name;
    }

    /// All kinds there are, sorted.
    public static Iterable<String> allKinds() {
        return KINDS.keySet();
    }

    public String write(Event event) {
        try {
            return writer.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + event, e);
        }
    }

    public Event read(String kind, String json) {
        var type = KINDS.get(kind);
        if (type == null)
            throw new JournalFault(
                    "the journal holds an event '"
                            + kind
                            + "', which this version does not know; run a newer Relight");
        try {
            return reader.forType(type).readValue(json);
        } catch (JsonProcessingException e) {
            throw new JournalFault("an event '" + kind + "' in the journal is damaged: " + json, e);
        }
    }

    private static Text text(Plan plan) {
        var json = plan(plan);
        return new Text(Chain.sha256(json.getBytes(StandardCharsets.UTF_8)), json);
    }

    /// A plan on its own.
    public static String plan(Plan plan) {
        try {
            return MAPPER.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the plan of " + plan.source(), e);
        }
    }

    private Plan plan(String json) {
        try {
            return MAPPER.readValue(json, Plan.class);
        } catch (JsonProcessingException e) {
            throw new JournalFault("a plan in the journal is damaged", e);
        }
    }

    private static Map<String, Class<? extends Event>> kinds() {
        var all = new TreeMap<String, Class<? extends Event>>();
        collect(Event.class, all);
        return Collections.unmodifiableMap(all);
    }

    private static void collect(Class<?> type, Map<String, Class<? extends Event>> all) {
        if (type.isRecord()) all.put(name(type), type.asSubclass(Event.class));
        else for (var sub : type.getPermittedSubclasses()) collect(sub, all);
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
