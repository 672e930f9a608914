package dev.relight.lint.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.plan.Command;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingTest {
    @Test
    void wrappers_are_taken_off_and_kept_as_words() {
        var call = only("sudo -u app timeout -k 5 30 /usr/bin/systemctl restart shop");
        assertThat(call.program()).isEqualTo("systemctl");
        assertThat(call.wrappers()).contains("sudo", "timeout");
        assertThat(call.operand(0)).isEqualTo("restart");
    }

    @Test
    void docker_compose_is_one_program_in_both_spellings() {
        for (var text :
                List.of(
                        "docker-compose -f a.yml up -d shop",
                        "docker compose -f a.yml up -d shop")) {
            var call = only(text);
            assertThat(call.program()).isEqualTo("docker-compose");
            assertThat(call.path()).containsExactly("up");
            assertThat(call.value("--file")).isEqualTo("a.yml");
            assertThat(call.has("-d")).isTrue();
            assertThat(call.operand(0)).isEqualTo("shop");
        }
    }

    @Test
    void what_docker_exec_carries_is_a_call_of_its_own_inside() {
        var calls = Reading.of(command("docker exec -it shop rm -rf /srv/cache/*")).calls();
        assertThat(calls).extracting(Call::program).containsExactly("docker", "rm");
        assertThat(calls.getLast().side()).isEqualTo(new Side(Side.Kind.CONTAINER, "shop"));
        assertThat(calls.getFirst().operand(0)).isEqualTo("shop");
    }

    @Test
    void a_shell_in_a_container_is_read_down_to_its_commands() {
        var calls =
                Reading.of(
                                command(
                                        "kubectl exec -n web pod/shop -c app -- sh -c 'ls /srv | wc -l'"))
                        .calls();
        assertThat(calls).extracting(Call::program).containsExactly("kubectl", "sh", "ls", "wc");
        assertThat(calls.getLast().side().kind()).isEqualTo(Side.Kind.POD);
        assertThat(calls.getLast().position().stage()).isEqualTo(1);
        assertThat(calls.getLast().anchor()).isPositive();
    }

    @Test
    void the_members_of_a_pipe_know_their_place() {
        var reading = Reading.of(command("docker logs shop 2>&1 | grep -i error | tail -5"));
        var first = reading.calls().getFirst();
        assertThat(first.position().isLast()).isFalse();
        assertThat(reading.behind(first)).extracting(Call::program).containsExactly("grep", "tail");
    }

    @Test
    void an_exit_code_that_somebody_asks_for_is_told_from_one_that_is_lost() {
        var calls = Reading.of(command("until pg_isready -h db; do sleep 2; done")).calls();
        assertThat(calls.getFirst().position().decides()).isTrue();
        assertThat(calls.getFirst().position().looped()).isTrue();
        assertThat(calls.getLast().position().decides()).isFalse();
    }

    @Test
    void options_are_told_from_their_values_by_the_table() {
        var call = only("docker logs -n 20 --since=1h shop");
        assertThat(call.value("-n", "--tail")).isEqualTo("20");
        assertThat(call.value("--since")).isEqualTo("1h");
        assertThat(call.operands()).hasSize(1);
        assertThat(call.options()).allMatch(Given::known);
    }

    @Test
    void an_option_that_is_in_no_table_is_known_to_be_unknown() {
        assertThat(only("docker-compose up -d --memory=2g").option("--memory"))
                .matches(g -> !g.known());
        assertThat(only("some-tool up --memory=2g").option("--memory")).matches(Given::known);
    }

    @Test
    void bundled_letters_are_several_options() {
        var call = only("curl -fsSm5 http://localhost:8080/");
        assertThat(call.options()).extracting(Given::name).containsExactly("-f", "-s", "-S", "-m");
        assertThat(call.value("-m")).isEqualTo("5");
        assertThat(call.operand(0)).startsWith("http");
    }

    @Test
    void a_host_reached_by_ssh_is_another_side() {
        var calls =
                Reading.of(command("ssh -p 2222 ops@web1 'sudo systemctl status shop'")).calls();
        assertThat(calls.getLast().side()).isEqualTo(new Side(Side.Kind.REMOTE, "ops@web1"));
        assertThat(calls.getLast().program()).isEqualTo("systemctl");
    }

    private static Call only(String text) {
        return Reading.of(command(text)).calls().getFirst();
    }

    private static Command command(String text) {
        return new Command(
                1,
                1,
                text,
                text,
                "",
                0,
                1,
                Role.CHECK,
                Phase.DIAGNOSE,
                Danger.OBSERVE,
                List.of("a test"),
                false,
                null,
                Platform.ANY,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                false);
    }
}
