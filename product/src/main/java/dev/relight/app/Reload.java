package dev.relight.app;

import dev.relight.problem.Problems;
import dev.relight.problem.Severity;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads the settings again when the file changes, or on SIGHUP; a file with mistakes changes
/// nothing and says so.
public final class Reload implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path file;
    private final Map<String, String> environment;
    private final Lighthouse house;
    private final Consumer<String> said;
    private final CountDownLatch closing = new CountDownLatch(1);
    private FileTime seen;

    private Reload(
            Path file, Map<String, String> environment, Lighthouse house, Consumer<String> said) {
        this.file = file;
        this.environment = environment;
        this.house = house;
        this.said = said;
        seen = changed();
    }

    /// @param said hears, in lines, what came of a changed file
    public static Reload watch(
            Path file, Map<String, String> environment, Lighthouse house, Consumer<String> said) {
        var reload = new Reload(file, environment, house, said);
        onHangUp(reload::read);
        Thread.ofVirtual().name("reload").start(reload::work);
        return reload;
    }

    private void work() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                var now = changed();
                if (now.equals(seen)) continue;
                seen = now;
                try {
                    read();
                } catch (RuntimeException fault) {
                    said.accept("%s: %s; what was settled stays in force".formatted(file, fault));
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /// At once, whether it changed or not.
    public synchronized void read() {
        var problems = new Problems();
        try {
            var settings = SettingsReader.read(file, Files.readString(file), environment, problems);
            if (settings.isPresent() && !problems.hasErrors()) take(settings.get());
            else keep(problems);
        } catch (IOException unreadable) {
            said.accept("%s cannot be read; what was settled stays in force".formatted(file));
            house.crew().keep(file + " cannot be read");
        }
    }

    private void take(Settings settings) {
        if (!settings.state().equals(house.crew().settings().state()))
            said.accept("`state` was changed; that takes a restart");
        house.change(settings);
        said.accept("read %s again: %d services".formatted(file, settings.services().size()));
    }

    private void keep(Problems problems) {
        for (var problem : problems.inOrder())
            if (problem.severity() == Severity.ERROR)
                said.accept(
                        "%s: %s%n  mend: %s"
                                .formatted(problem.where(), problem.what(), problem.mend()));
        said.accept("%s has mistakes; what was settled stays in force".formatted(file));
        house.crew().keep(file + " has mistakes");
    }

    /// The class of signals is not part of the standard; where it is missing, the file's change is
    /// enough.
    @SuppressWarnings("ReferenceEquality") // a proxy is itself and nothing else
    private static void onHangUp(Runnable read) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, arguments) ->
                                    switch (method.getName()) {
                                        case "handle" -> {
                                            Thread.startVirtualThread(read);
                                            yield null;
                                        }
                                        case "hashCode" -> System.identityHashCode(self);
                                        case "equals" ->
                                                System.identityHashCode(self)
                                                        == System.identityHashCode(arguments[0]);
                                        default -> "reload";
                                    });
            var _ =
                    signal.getMethod("handle", signal, handler)
                            .invoke(
                                    null,
                                    signal.getConstructor(String.class).newInstance("HUP"),
                                    proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException without) {
            System.getLogger(Reload.class.getName())
                    .log(System.Logger.Level.DEBUG, "no SIGHUP here: " + without);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
