package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken off, and above all what stays.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnsudoTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "sudo -n systemctl restart web ~ systemctl restart web",
                "echo on | sudo -n tee /proc/x ~ echo on | tee /proc/x",
                "sudo rm -f /run/web.pid ~ rm -f /run/web.pid",
                "cat a && sudo -n cat b || sudo cat c ~ cat a && cat b || cat c",
                "for f in a b; do sudo rm $f; done ~ for f in a b; do rm $f; done",
                "X=$(sudo -n cat /etc/x) ~ X=$(cat /etc/x)",
                "echo \"$(sudo -n id)\" ~ echo \"$(id)\"",
                "timeout 20 ls; sudo -n journalctl -u sudo > sudo.log ~ timeout 20 ls; journalctl -u sudo > sudo.log"
            })
    void a_plain_sudo_is_taken_off(String text, String left) {
        assertThat(Unsudo.of(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo -u app ./ctl restart",
                "sudo -n -u postgres psql -c 'select 1'",
                "sudo -i",
                "sudo -E env",
                "sudo -- ls",
                "sudo",
                "sudo -n",
                "ssh db1 'sudo -n systemctl restart web'",
                "bash -c 'sudo -n id'",
                "docker exec web sudo ls",
                "nohup sudo ls",
                "echo sudo ls",
                "echo 'sudo ls'",
                "grep sudo /var/log/auth.log",
                "\"sudo\" ls",
                "$SUDO ls",
                "/usr/bin/sudo ls",
                "doas ls",
                "# sudo ls"
            })
    void everything_else_stays_as_it_is(String text) {
        assertThat(Unsudo.of(text)).isEqualTo(text);
    }
}
