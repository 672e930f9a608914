package dev.relight.rehearse;

import dev.relight.Corpus;
import dev.relight.incident.Plans;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// The runbooks that simulated nights are flown with, compiled by the real compiler, each once.
@NullMarked
record Fleet(List<Service> services) {
    /// A service of which there are several processes and containers.
    static final String CROWD = "crowd";

    private static @Nullable Fleet all;

    /// A service and how its runbook's commands answer.
    record Service(String name, Script script) {}

    Fleet {
        services = List.copyOf(services);
    }

    /// The handmade shop, lantern, and the five seeds where they are.
    static synchronized Fleet all() {
        if (all == null) all = new Fleet(found());
        return all;
    }

    private static List<Service> found() {
        var services = new ArrayList<Service>();
        services.add(new Service("shop", new Script(Plans.shop())));
        services.add(new Service(CROWD, new Script(Plans.crowd())));
        services.add(compiled("lantern", Path.of("../examples/lantern/service-down.md")));
        if (Corpus.isThere())
            for (var seed : Corpus.SERVICES) services.add(compiled(seed, Corpus.seed(seed)));
        else System.out.println("no corpus: the nights are flown without the five seeds");
        return services;
    }

    private static Service compiled(String name, Path file) {
        try {
            if (!Files.exists(file)) throw new IOException(file + " is not there");
            return new Service(name, new Script(Compiler.standard().compile(file).plan()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
