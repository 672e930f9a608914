package dev.relight.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.secret.Redactor;
import dev.relight.settings.SettingsReader;
import dev.relight.settings.Telling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeartbeatTest {
    @Test
    void it_beats_while_all_is_well_and_keeps_silent_when_it_is_not() throws Exception {
        var well = new AtomicBoolean(true);
        var asked = new java.util.concurrent.Semaphore(0);
        try (var guard = new Receiver();
                var heart =
                        Heartbeat.begin(
                                        new Telling.Heartbeat(secret(), Duration.ofMillis(20)),
                                        name -> guard.at("/ping/s3cret-heart").toString(),
                                        new Redactor(),
                                        () -> {
                                            asked.release();
                                            return well.get();
                                        },
                                        InstantSource.system())
                                .orElseThrow()) {
            assertThat(guard.next().path()).isEqualTo("/ping/s3cret-heart");
            guard.next();
            assertThat(heart.last()).isInstanceOf(Reply.Taken.class);
            well.set(false);
            asked.drainPermits();
            asked.acquire(2);
            int beats = guard.all().size();
            asked.acquire(5);
            assertThat(guard.all()).hasSize(beats);
            assertThat(heart.last().toString()).contains("not well");
        }
    }

    @Test
    void an_address_in_plain_http_elsewhere_is_never_called() {
        assertThat(
                        Heartbeat.begin(
                                new Telling.Heartbeat(secret(), Duration.ofMinutes(1)),
                                name -> "http://elsewhere.example.org/x",
                                new Redactor(),
                                () -> true,
                                InstantSource.system()))
                .isEmpty();
    }

    private static dev.relight.settings.Secret secret() {
        var problems = new dev.relight.problem.Problems();
        var beat =
                SettingsReader.read(Path.of("x.yaml"), "heartbeat: {url: env:BEAT}\n", problems)
                        .orElseThrow()
                        .telling()
                        .heartbeat();
        if (beat == null) throw new AssertionError(problems.inOrder());
        return beat.url();
    }
}
