package dev.relight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The arrows of the house, drawn once, here. Think before you add one.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HouseTest {
    private static final List<String> UP_TO_ENGINE =
            List.of(
                    "danger",
                    "engine",
                    "finding",
                    "incident",
                    "journal",
                    "lexicon",
                    "people",
                    "plan",
                    "problem",
                    "record",
                    "runbook",
                    "secret",
                    "settings",
                    "shell");
    private static final List<String> BELOW_APP =
            and(
                    UP_TO_ENGINE,
                    "account",
                    "api",
                    "hands",
                    "http",
                    "bundle",
                    "inbox",
                    "intake",
                    "lint",
                    "notify",
                    "orders",
                    "rehearse",
                    "room",
                    "sqlite",
                    "trace",
                    "watch");
    private static final List<String> BELOW_DRILL = and(BELOW_APP, "app");
    private static final List<String> BELOW_CLI = and(BELOW_DRILL, "drill");

    private static final Map<String, List<String>> ROOM_MAY_ENTER =
            Map.ofEntries(
                    entry("problem", List.of()),
                    entry("people", List.of()),
                    entry("secret", List.of()),
                    entry("orders", List.of()),
                    entry(
                            "settings",
                            List.of("danger", "finding", "incident", "people", "problem")),
                    entry("account", List.of("people")),
                    entry("http", List.of("account", "journal", "people")),
                    entry("shell", List.of("problem")),
                    entry("danger", List.of("problem", "secret", "shell")),
                    entry("lexicon", List.of()),
                    entry("finding", List.of("danger", "lexicon", "shell")),
                    entry("plan", List.of("danger", "finding", "lexicon", "people", "shell")),
                    entry(
                            "runbook",
                            List.of(
                                    "danger", "finding", "lexicon", "plan", "problem", "secret",
                                    "shell")),
                    entry(
                            "lint",
                            List.of(
                                    "danger", "finding", "lexicon", "plan", "problem", "runbook",
                                    "secret", "shell")),
                    entry(
                            "incident",
                            List.of("danger", "finding", "lexicon", "people", "plan", "shell")),
                    entry(
                            "record",
                            List.of("danger", "finding", "incident", "lexicon", "people", "plan")),
                    entry(
                            "journal",
                            List.of("danger", "finding", "incident", "lexicon", "people", "plan")),
                    entry("sqlite", List.of("incident", "journal", "plan")),
                    entry(
                            "engine",
                            List.of(
                                    "danger",
                                    "finding",
                                    "incident",
                                    "journal",
                                    "lexicon",
                                    "people",
                                    "plan",
                                    "secret",
                                    "shell")),
                    entry("hands", List.of("engine", "secret")),
                    entry("watch", List.of("engine", "finding", "incident", "settings")),
                    entry(
                            "notify",
                            List.of(
                                    "danger",
                                    "engine",
                                    "http",
                                    "incident",
                                    "lexicon",
                                    "people",
                                    "plan",
                                    "record",
                                    "secret",
                                    "settings")),
                    entry(
                            "trace",
                            List.of(
                                    "danger",
                                    "engine",
                                    "finding",
                                    "incident",
                                    "journal",
                                    "plan",
                                    "record",
                                    "settings")),
                    entry("intake", List.of("engine", "incident", "journal", "secret", "settings")),
                    entry("bundle", List.of("incident", "journal", "plan", "record", "sqlite")),
                    entry("inbox", List.of("danger", "engine", "incident", "journal")),
                    entry(
                            "api",
                            and(
                                    UP_TO_ENGINE,
                                    "account",
                                    "http",
                                    "inbox",
                                    "intake",
                                    "orders",
                                    "trace",
                                    "watch")),
                    entry("room", and(UP_TO_ENGINE, "account", "api", "http", "watch")),
                    entry("rehearse", UP_TO_ENGINE),
                    entry("app", BELOW_APP),
                    entry("drill", BELOW_DRILL),
                    entry("cli", BELOW_CLI));

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.relight");

    @Test
    void a_room_enters_only_the_rooms_listed_for_it() {
        ROOM_MAY_ENTER.forEach((room, doors) -> {
            var shut =
                    ROOM_MAY_ENTER.keySet().stream()
                            .filter(other -> !other.equals(room) && !doors.contains(other))
                            .map(other -> "dev.relight." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.relight." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(shut)
                    .allowEmptyShould(true)
                    .because("the arrows stand in HouseTest; add one only after thinking")
                    .check(HOUSE);
        });
    }

    @Test
    void every_room_stands_in_the_map() {
        var rooms = new TreeSet<String>();
        for (var type : HOUSE) {
            var name = type.getPackageName();
            if (name.startsWith("dev.relight.")) rooms.add(name.split("\\.")[2]);
        }
        assertThat(ROOM_MAY_ENTER.keySet())
                .as("a room without a line in HouseTest has no rules; add it")
                .containsAll(rooms);
    }

    @Test
    void no_room_reaches_itself_in_a_circle() {
        slices().matching("dev.relight.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void the_core_asks_no_clock_no_dice_and_no_disk() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.relight.incident..",
                        "dev.relight.plan..",
                        "dev.relight.finding..",
                        "dev.relight.record..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..",
                        "java.net.http..",
                        "java.sql..",
                        "java.util.concurrent..")
                .allowEmptyShould(true)
                .because("a replay must decide the same as the first time")
                .check(HOUSE);
    }

    private static List<String> and(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }
}
