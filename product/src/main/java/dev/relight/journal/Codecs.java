package dev.relight.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.relight.finding.Fact;
import dev.relight.finding.Facts;
import dev.relight.finding.Predicate;
import dev.relight.incident.Opening;
import dev.relight.incident.Part;
import dev.relight.plan.Plan;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// How the few types that are no plain records stand in JSON.
final class Codecs {
    private Codecs() {}

    /// Attributes under which a journal says where its plans are kept.
    static final String KEEP = "relight.keep";

    static final String KEPT = "relight.kept";

    /// Predicates by their text, facts as a list, parts with their kind, plans by digest.
    static SimpleModule module() {
        var module = new SimpleModule("relight");
        module.addSerializer(
                new Writer<>(Predicate.class, (p, json) -> json.writeString(p.text())));
        module.addDeserializer(
                Predicate.class,
                new Reader<>(Predicate.class, json -> Predicate.of(json.getValueAsString())));
        module.addSerializer(
                new Writer<>(Facts.class, (facts, json) -> json.writePOJO(facts.list())));
        module.addDeserializer(
                Facts.class,
                new Reader<>(
                        Facts.class, json -> Facts.of(List.of(json.readValueAs(Fact[].class)))));
        module.setMixInAnnotation(Part.class, PartKinds.class);
        module.setMixInAnnotation(Opening.class, PlanByDigest.class);
        return module;
    }

    /// In an opening a plan is replaced by its digest.
    interface PlanByDigest {
        @JsonSerialize(using = PlanWriter.class)
        @JsonDeserialize(using = PlanReader.class)
        Plan plan();
    }

    /// Writes a plan's digest, once the plan is kept.
    static final class PlanWriter extends StdSerializer<Plan> {
        private static final long serialVersionUID = 1;

        PlanWriter() {
            super(Plan.class);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(Plan plan, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            var keep = (Function<Plan, String>) provider.getAttribute(KEEP);
            json.writeString(keep.apply(plan));
        }
    }

    /// Reads a plan's digest and gives the plan.
    static final class PlanReader extends StdDeserializer<Plan> {
        private static final long serialVersionUID = 1;

        PlanReader() {
            super(Plan.class);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Plan deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            var kept = (Function<String, Plan>) context.getAttribute(KEPT);
            return kept.apply(json.getValueAsString());
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Part.Commands.class, name = "commands"),
        @JsonSubTypes.Type(value = Part.Pause.class, name = "pause"),
        @JsonSubTypes.Type(value = Part.ByHand.class, name = "by-hand")
    })
    private interface PartKinds {}

    /// As a lambda.
    private interface Writing<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    /// As a lambda.
    private interface ReadingBack<T> {
        T read(JsonParser json) throws IOException;
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Writing<T> writing;

        Writer(Class<T> type, Writing<T> writing) {
            super(type);
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            writing.write(value, json);
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient ReadingBack<T> reading;

        Reader(Class<T> type, ReadingBack<T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return reading.read(json);
        }
    }
}
