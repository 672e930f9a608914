package dev.relight.rehearse;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.incident.Event;
import dev.relight.journal.Journal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/// Ports of the engine with one guard removed.
@NullMarked
final class Sabotage {
    private Sabotage() {}

    /// Says that it is written, and writes it with the next.
    static Journal writesLater(Journal real) {
        var later = new ArrayList<Runnable>();
        return appending(
                real,
                (incident, events) -> {
                    later.forEach(Runnable::run);
                    later.clear();
                    later.add(() -> real.append(incident, events));
                });
    }

    /// Loses what seems of little weight.
    static Journal loses(Journal real) {
        return appending(
                real,
                (incident, events) ->
                        real.append(
                                incident,
                                events.stream()
                                        .filter(it -> !(it instanceof Event.LookSkipped))
                                        .toList()));
    }

    /// A journal that passes everything on but what is appended.
    private static Journal appending(Journal real, BiConsumer<String, List<Event>> append) {
        return (Journal)
                Proxy.newProxyInstance(
                        Sabotage.class.getClassLoader(),
                        new Class<?>[] {Journal.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("append")) {
                                @SuppressWarnings("unchecked")
                                var events = (List<Event>) arguments[1];
                                append.accept((String) arguments[0], events);
                                return null;
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }

    /// Forgets the values of placeholders on the way to the shell.
    static Hands dropsValues(Hands real) {
        return new Handing(real) {
            @Override
            public void start(Job job, Consumer<JobReport> report) {
                real.start(
                        new Job(
                                job.id(),
                                job.lines(),
                                Map.of(),
                                job.workingDirectory(),
                                job.deadline(),
                                job.revealsSecret()),
                        report);
            }
        };
    }

    /// One command after the other, whosever they are.
    static Hands oneAtATime(Hands real) {
        return new Handing(real) {
            private final Queue<Runnable> queue = new ArrayDeque<>();
            private boolean busy;

            @Override
            public void start(Job job, Consumer<JobReport> report) {
                queue.add(() -> real.start(job, it -> ended(report, it)));
                if (!busy) next();
            }

            private void ended(Consumer<JobReport> report, JobReport said) {
                report.accept(said);
                next();
            }

            private void next() {
                var task = queue.poll();
                busy = task != null;
                if (task != null) task.run();
            }
        };
    }

    /// Nobody gets a turn while somebody is busy: each waits for five seconds.
    static Executor queues(Executor real, Time time) {
        return task -> time.at(time.instant().plusSeconds(5), () -> real.execute(task));
    }

    /// Hands that pass everything on.
    private static class Handing implements Hands {
        private final Hands real;

        Handing(Hands real) {
            this.real = real;
        }

        @Override
        public void start(Job job, Consumer<JobReport> report) {
            real.start(job, report);
        }

        @Override
        public void reattach(String id, Consumer<JobReport> report) {
            real.reattach(id, report);
        }

        @Override
        public void kill(String id) {
            real.kill(id);
        }

        @Override
        public void forget(String id) {
            real.forget(id);
        }
    }
}
