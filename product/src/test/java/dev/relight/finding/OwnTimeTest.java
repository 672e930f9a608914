package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long commands take by their own words.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curl -f http://h/health|0",
                "sleep 30 && curl -f http://h/health|30",
                "sleep 1.5m; uptime|90",
                "sleep 2m; uptime|120",
                "timeout 20 bash -c 'until pg_isready; do sleep 1; done'|20",
                "sudo timeout -k 5 45s tail -f app.log|45",
                "curl --max-time 25 http://h/|25",
                "kubectl wait --for=condition=ready pod/app --timeout=90s|90",
                "kubectl get pods|5",
                "vmstat 5 6|30",
                "vmstat|0",
                "ping -c 20 db|20",
                "docker stats --no-stream|5",
                "docker ps|0",
                "docker-compose ps|10",
                "for p in 1 2 3; do nc -z h $p; sleep 4; done|12",
                "du -sh /var|20",
                "sleep 1d|180",
                "ab -t 40 http://h/|40",
                "ab -n 100 http://h/|30",
                "echo 'a|0",
            })
    void the_author_s_words_decide(String command, long seconds) {
        assertThat(OwnTime.of(command)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
