package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is approved is what is seen: a command that is not what it looks like is never harmless.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DisguiseTest {
    private final Judge judge = Judge.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat /etc/\u202ehosts\u202c",
                "ls \u2066-la\u2069",
                "docker ps \u200b",
                "docker ps \\\u200b",
                "uptime \\\u202e",
                "ls \u00ad-la",
                "uptime\u00a0-p",
                "echo hi\u001b[2K",
                "systemctl status ngin\u0445",
                "curl https://st\u043eck.example/health",
                "kubectl get pods \u2013n stock",
                "curl \u2014fsS http://stock/health",
                "grep \u201cerror\u201d stock.log"
            })
    void a_command_that_is_not_what_it_looks_like_is_unknown(String command) {
        assertThat(judge.judge(command).danger()).isEqualTo(Danger.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grep 'Zugriff verweigert \u2013 f\u00fcr' stock.log",
                "echo \u2713 fertig \u2014 alles da",
                "echo '\ud83d\udc69\u200d\ud83d\ude92 pr\u00fcft'",
                "grep \u043e\u0448\u0438\u0431\u043a\u0430 stock.log",
                "psql -c \"select '\u00a0'\"",
                "tail -n 5 /var/log/caf\u00e9.log"
            })
    void words_of_another_language_are_what_they_look_like(String command) {
        assertThat(judge.judge(command).danger()).isEqualTo(Danger.OBSERVE);
    }

    @Test
    void the_character_nobody_can_see_is_named_in_the_reasons() {
        assertThat(judge.judge("rm -rf /srv/tmp\u202e").danger()).isEqualTo(Danger.DESTRUCTIVE);
        assertThat(judge.judge("docker ps \u200b").reasons())
                .isEqualTo(
                        List.of(
                                "an invisible character (U+200B) makes it another command than it"
                                        + " looks"));
    }
}
