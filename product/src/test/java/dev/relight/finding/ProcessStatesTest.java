package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessStatesTest {
    private static final Predicate STUCK = Predicate.of("process.state matches /^[TtDZ]/");

    @Test
    void a_stopped_process_is_seen_in_chosen_columns_without_a_header() {
        var ps = "ps -eo pid,stat,etime,args | grep '[w]eb.jar'";
        assertThat(STUCK.judge(read(ps, "4711 Tsl 00:10 java -jar web.jar\n")).isTrue()).isTrue();
        assertThat(STUCK.judge(read(ps, "4711 Ssl 00:10 java -jar web.jar\n")).isFalse()).isTrue();
        assertThat(STUCK.judge(read(ps, "")).isUndecided()).isTrue();
    }

    @Test
    void the_header_and_ps_aux_name_the_column_too() {
        var one = "ps -o pid,stat,args -p 7";
        assertThat(STUCK.judge(read(one, "  PID STAT COMMAND\n    7 D+   cp a b\n")).isTrue())
                .isTrue();
        var aux = "ps aux | grep web";
        var line = "app 7 0.0 0.1 1 1 ? T 10:00 0:01 web --port 80\n";
        assertThat(STUCK.judge(read(aux, line)).isTrue()).isTrue();
    }

    @Test
    void a_list_of_everything_says_nothing_of_one() {
        var all = "USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\na 7 0 0 1 1 ? Z 1 1 x\n";
        assertThat(STUCK.judge(read("ps aux", all)).isUndecided()).isTrue();
    }

    private static Facts read(String command, String out) {
        return Reading.of(command, out.isEmpty() ? 1 : 0, out, "", Duration.ofMillis(5));
    }
}
