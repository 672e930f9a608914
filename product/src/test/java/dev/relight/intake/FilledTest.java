package dev.relight.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.problem.Problems;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilledTest {
    private static final String SETTINGS =
            """
            services:
              - name: lamp
                runbook: lamp.md
                directory: pier
                target: kubernetes://harbour/lamp-0
                placeholders: {region: north}
                probes: [{http: "http://lamp.internal:8080/health"}]
                alerts: [{alertname: LampOut, namespace: harbour-test}]
                labels:
                  - {label: zone, fills: [zone, $ZONE], values: [east, west]}
                  - {label: keeper, fills: "Keeper Name", like: "k-*.tower"}
                  - {label: pod, fills: lens}
            labels:
              - {label: cluster, fills: cluster, values: [c1]}
            """;

    private final Settings settings = settings();

    private static Settings settings() {
        var problems = new Problems();
        var read = SettingsReader.read(Path.of("/etc/relight.yaml"), SETTINGS, problems);
        assertThat(problems.inOrder()).isEmpty();
        return read.orElseThrow();
    }

    private Filled fill(String blank, String label, String value) {
        return Filled.of(
                settings.services().getFirst(),
                settings.labels(),
                Map.of(label, value),
                List.of(blank));
    }

    @ParameterizedTest
    @CsvSource({
        "<container>, container, lamp, container, lamp",
        "<container-name>, container, pier-lamp-1, container-name, pier-lamp-1",
        "{{ pod }}, pod, lamp-7d9c5b6f4-x2x4z, pod, lamp-7d9c5b6f4-x2x4z",
        "<pod-name>, kubernetes_pod_name, lamp-0, pod-name, lamp-0",
        "$POD, pod, lamp-12, $POD, lamp-12",
        "$NAMESPACE, namespace, harbour, $NAMESPACE, harbour",
        "<namespace>, namespace, harbour-test, namespace, harbour-test",
        "<host>, instance, lamp.internal:9100, host, lamp.internal",
        "<port>, instance, lamp.internal:8080, port, 8080",
        "<unit>, name, lamp.service, unit, lamp.service",
        "<zone>, zone, west, zone, west",
        "$ZONE, zone, east, $ZONE, east",
        "<KEEPER_NAME>, keeper, k-7.tower, keeper-name, k-7.tower",
        "<lens>, pod, lamp-0, lens, lamp-0",
        "<cluster>, cluster, c1, cluster, c1"
    })
    void a_label_with_a_declared_value_fills_its_blank(
            String blank, String label, String value, String name, String filled) {
        assertThat(fill(blank, label, value).values()).isEqualTo(Map.of(name, filled));
    }

    @ParameterizedTest
    @CsvSource({
        "<container>, container, postgres, is nothing that the settings name",
        "<container>, container, other-lamp-1, is nothing that the settings name",
        "<pod>, pod, lampoon-7d9c5b6f4-x2x4z, is nothing that the settings name",
        "<pod>, pod, lamp-7d9c5b6f4-x2x4z-y, is nothing that the settings name",
        "<pod>, pod, LAMP-0, has not the shape of a pod",
        "<namespace>, namespace, kube-system, is nothing that the settings name",
        "<host>, instance, db.internal:9100, is nothing that the settings name",
        "<port>, port, 22, is nothing that the settings name",
        "<zone>, zone, south, is none of those that the settings allow",
        "<keeper-name>, keeper, k-7.towers, is none of those that the settings allow",
        "<severity>, severity, critical, is nothing that the settings name"
    })
    void a_plain_word_that_nobody_declared_fills_nothing(
            String blank, String label, String value, String why) {
        var filled = fill(blank, label, value);
        assertThat(filled.values()).isEmpty();
        assertThat(filled.left()).hasSize(1);
        assertThat(filled.left().toString()).contains(why, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lamp; touch pwned",
                "$(touch pwned)",
                "`touch pwned`",
                "lamp && touch pwned",
                "lamp|tee pwned",
                "lamp\ntouch pwned",
                "-rf",
                "--privileged",
                "../lamp",
                "lamp/../../etc",
                "lamp*",
                "lamp'",
                "lamp\"",
                "${IFS}",
                " lamp",
                "lamp ",
                "ламп",
                ""
            })
    void a_hostile_value_fills_nothing_whatever_it_contains(String value) {
        for (var blank : List.of("<container>", "$POD", "<host>", "<zone>", "<keeper-name>", "<x>"))
            for (var label : List.of("container", "pod", "instance", "zone", "keeper", "x"))
                assertThat(fill(blank, label, value).values()).as(blank + label).isEmpty();
    }

    @Test
    void what_the_settings_fill_no_label_changes() {
        assertThat(fill("<region>", "region", "lamp").values()).isEmpty();
        assertThat(fill("<region>", "region", "lamp").left()).isEmpty();
    }

    @Test
    void a_label_without_a_blank_is_no_concern_of_anybody() {
        var filled = fill("<container>", "severity", "$(touch pwned)");
        assertThat(filled).isEqualTo(new Filled(Map.of(), Map.of()));
    }
}
