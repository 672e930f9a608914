package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Listener;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.plan.Plan;
import dev.relight.record.Telling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays each story in `incidents/`; a file's name is the sentence it proves.
///
/// Above the line stands the world, below it what happens. `-Drelight.retell=true` writes the lower
/// half anew: read the diff.
@NullMarked
class IncidentStoriesTest {
    private static final Path STORIES = Path.of("src/test/resources/incidents");
    private static final String LINE = "----\n";
    private static final int STEPS_MAX = 10_000;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    static List<Path> stories() throws IOException {
        try (var all = Files.list(STORIES)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void plays_as_written(Path story) throws IOException {
        var written = Files.readString(story);
        var setting = written.substring(0, written.indexOf(LINE));
        var played = setting + LINE + play(settings(setting));

        if (Boolean.getBoolean("relight.retell")) Files.writeString(story, played);
        assertThat(played)
                .as("run with -Drelight.retell=true, and look at the diff")
                .isEqualTo(Files.readString(story));
    }

    /// What stands above the line of a story.
    static Map<String, String> setting(Path story) throws IOException {
        var written = Files.readString(story);
        return settings(written.substring(0, written.indexOf(LINE)));
    }

    private static Map<String, String> settings(String text) {
        var settings = new LinkedHashMap<String, String>();
        for (var line : text.lines().toList()) {
            int colon = line.indexOf(':');
            settings.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return settings;
    }

    private static String play(Map<String, String> settings) {
        return play(settings, (id, events, after) -> {});
    }

    /// @param also hears what happens
    static String play(Map<String, String> settings, Listener also) {
        var told = new StringBuilder();
        var stand = stand(settings);
        var world = new World(1, mishaps(settings), new Town().with("shop", stand));
        world.subscribe(also);
        world.subscribe((id, events, after) -> events.forEach(event -> told.append(tell(event))));
        world.alert(Plans.alert(plan(settings), policy(settings)));
        at(world, settings, "up at", () -> stand.isUp(true));
        at(world, settings, "down at", () -> stand.isUp(false));
        var later = Answer.says(settings.getOrDefault("later log", "") + "\n");
        at(world, settings, "later at", () -> stand.whenDown("tail", later));
        for (var when : list(settings, "ack at"))
            world.time()
                    .at(
                            World.START.plusSeconds(Long.parseLong(when)),
                            () ->
                                    world.engine()
                                            .submit(
                                                    "shop-1",
                                                    new Signal.PersonAcknowledged(
                                                            world.time().instant(), "Ada")));
        var crash = settings.get("crash at");
        if (crash != null) world.crashAt(World.START.plusSeconds(Long.parseLong(crash)));
        int steps = 0;
        while (world.step() && steps++ < STEPS_MAX) {}
        return told.toString();
    }

    private static String tell(Event event) {
        if (event instanceof Event.NoticeSent) return "";
        return CLOCK.format(event.at()) + " " + plain(Telling.of(event)) + "\n";
    }

    /// How a command is made to tell more is another room's matter.
    private static String plain(String told) {
        return told.replaceAll("curl .*(http://\\S+).*", "curl $1");
    }

    private static void at(World world, Map<String, String> settings, String key, Runnable what) {
        var seconds = settings.get(key);
        if (seconds == null) return;
        var when = World.START.plusSeconds(Long.parseLong(seconds));
        world.time().at(when, what);
    }

    private static Plan plan(Map<String, String> settings) {
        return switch (settings.getOrDefault("plan", "shop")) {
            case "shop" -> Plans.shop();
            case "byhand" -> Plans.byHand();
            case String other -> throw new IllegalArgumentException("no plan '" + other + "'");
        };
    }

    private static Policy policy(Map<String, String> settings) {
        var patience =
                Policy.Patience.standard()
                        .settling(
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5))
                        .soaking(
                                Duration.ofSeconds(
                                        Long.parseLong(settings.getOrDefault("soak", "60"))));
        var holds = settings.get("acknowledged for");
        if (holds != null)
            patience = patience.acknowledging(Duration.ofSeconds(Long.parseLong(holds)));
        var autonomy = settings.getOrDefault("autonomy", "auto");
        var policy =
                Policy.standard()
                        .with(Autonomy.valueOf(autonomy.toUpperCase(Locale.ROOT)))
                        .with(patience);
        return settings.containsKey("calls")
                ? policy.calling(climb(list(settings, "calls")))
                : policy;
    }

    /// `60 Ada` calls Ada after a minute.
    private static EscalationPolicy climb(List<String> calls) {
        var levels = new ArrayList<EscalationPolicy.Level>();
        for (var call : calls) {
            var seconds = Long.parseLong(call.substring(0, call.indexOf(' ')));
            var person = new Person(call.substring(call.indexOf(' ') + 1), Role.APPROVER);
            levels.add(
                    new EscalationPolicy.Level(
                            Duration.ofSeconds(seconds), List.of(), List.of(person)));
        }
        return new EscalationPolicy("shop", levels);
    }

    private static Mishaps mishaps(Map<String, String> settings) {
        return switch (settings.getOrDefault("people", "say yes")) {
            case "say yes" -> Mishaps.none();
            case "say no" -> Mishaps.none().with(Mishap.NO, 1);
            case "sleep" -> Mishaps.none().with(Mishap.SILENT, 1);
            case String other -> throw new IllegalArgumentException("people '" + other + "'?");
        };
    }

    private static Stand stand(Map<String, String> settings) {
        var stand = new Stand().writes("docker-compose.yml", "services: {shop: {image: shop}}");
        for (var part : list(settings, "mends")) stand.when(Pattern.quote(part), Answer.mends());
        for (var part : list(settings, "breaks")) stand.when(Pattern.quote(part), Answer.breaks());
        for (var part : list(settings, "fails"))
            stand.when(Pattern.quote(part), Answer.fails(1, "no"));
        stand.when("tail", Answer.says(settings.getOrDefault("log", "") + "\n"));
        stand.when("curl", http(200)).whenDown("curl", http(503));
        return stand;
    }

    private static Answer http(int status) {
        var said = "\nrelight-http " + status + " 0.01\n";
        return new Answer(
                status == 200 ? 0 : 22, "{}", said, Duration.ofMillis(20), Answer.Effect.NONE);
    }

    private static List<String> list(Map<String, String> settings, String key) {
        var found = new ArrayList<String>();
        for (var part : settings.getOrDefault(key, "").split(","))
            if (!part.isBlank()) found.add(part.strip());
        return found;
    }
}
