package dev.relight.room.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.rehearse.Answer;
import dev.relight.rehearse.Mishaps;
import dev.relight.rehearse.Stand;
import dev.relight.rehearse.Town;
import dev.relight.rehearse.World;
import dev.relight.room.page.Frame;
import dev.relight.room.page.Pages;
import dev.relight.room.page.Who;
import dev.relight.room.paper.Paper;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Whatever befalls an incident, its page can be painted, and says what happened.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SheetTest {
    private static final List<Who.Rank> RANKS = List.of(Who.Rank.values());

    private static final int STEPS_MAX = 5_000;
    private static final int SEEDS = 12;

    @Test
    void after_every_event_of_many_simulated_nights_the_page_can_be_painted() {
        var pages = new Pages();
        var seen = EnumSet.noneOf(LineState.Word.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            var story = night(seed, Mishaps.many());
            var paper = Paper.of(Plans.shop());
            for (int n = 1; n <= story.size(); n++) {
                var sheet = IncidentSheet.of(story.subList(0, n));
                assertThat(sheet.version()).isEqualTo(n);
                sheet.lines().values().forEach(line -> seen.add(line.word()));
                if (n % 7 != 0 && n < story.size()) continue;
                var rank = RANKS.get(n % RANKS.size());
                var who = new Who("ada", rank, "word");
                var frame = new Frame("t", "", who, story.get(n - 1).at(), ZoneOffset.UTC);
                var regions = pages.regions().all(sheet, paper, frame, rank, List.of(), n % 2 == 0);
                assertThat(regions.get("head")).contains("data-version=\"" + n + "\"");
                assertThat(regions).allSatisfy((name, html) -> assertThat(html).contains(name));
            }
        }
        assertThat(seen)
                .contains(
                        LineState.Word.RUNNING,
                        LineState.Word.DONE,
                        LineState.Word.ODD,
                        LineState.Word.FAILED,
                        LineState.Word.ASKS,
                        LineState.Word.SKIPPED,
                        LineState.Word.UNKNOWN);
    }

    @Test
    void while_a_question_waits_the_page_says_all_a_person_needs() {
        var story = night(3, Mishaps.none());
        var asked = story.stream().filter(Event.Asked.class::isInstance).findFirst().orElseThrow();
        var sheet = IncidentSheet.of(story.subList(0, story.indexOf(asked) + 1));
        var asking = Objects.requireNonNull(sheet.asking(), "nothing is asked");
        assertThat(sheet.headline()).isEqualTo("waits for a person");
        assertThat(sheet.line(asking.line()).word()).isEqualTo(LineState.Word.ASKS);
        assertThat(asking.missing()).isEqualTo(asking.question().yeses());
        var clock = Objects.requireNonNull(sheet.clock(), "no clock runs");
        assertThat(clock.ahead()).extracting(ClockFace.Ahead::what).isNotEmpty();
    }

    @Test
    void the_same_state_is_painted_to_the_same_text_so_that_only_news_travel() {
        var pages = new Pages();
        var story = night(5, Mishaps.none());
        var sheet = IncidentSheet.of(story);
        var paper = Paper.of(Plans.shop());
        var frame =
                new Frame(
                        "",
                        "",
                        new Who("", Who.Rank.VIEWER, ""),
                        sheet.brief().opened(),
                        ZoneOffset.UTC);
        var once = pages.regions().all(sheet, paper, frame, Who.Rank.VIEWER, List.of(), true);
        var again = pages.regions().all(sheet, paper, frame, Who.Rank.VIEWER, List.of(), true);
        assertThat(again).isEqualTo(once);
    }

    /// All events of the first incident of a simulated night.
    @Test
    void beside_an_acknowledgement_the_page_says_until_when_it_holds_and_that_it_ran_out() {
        var opened = night(3, Mishaps.none()).getFirst();
        var opening = ((Event.Opened) opened).opening();
        var patience = opening.policy().patience().acknowledging(Duration.ofMinutes(30));
        var at = opened.at();
        var limited = Plans.opening(opening.plan(), opening.policy().with(patience));
        var story = new ArrayList<Event>();
        story.add(new Event.Opened(at, limited));
        story.add(new Event.Acknowledged(at, "relight"));
        assertThat(painted(story)).contains("by nobody yet").contains("Acknowledge: I have it");
        story.add(new Event.Acknowledged(at.plusSeconds(600), "Ada"));
        assertThat(painted(story))
                .contains("holds until")
                .contains("03:40")
                .contains("I still have it");
        story.add(new Event.AcknowledgementRanOut(at.plusSeconds(2400), "Ada", 1, "Ada had it"));
        assertThat(painted(story))
                .contains("nobody has it now")
                .contains("Acknowledge: I have it")
                .doesNotContain("holds until");
    }

    private static String painted(List<Event> story) {
        var rank = Who.Rank.APPROVER;
        var frame =
                new Frame(
                        "t",
                        "",
                        new Who("ada", rank, "word"),
                        story.getLast().at(),
                        ZoneOffset.UTC);
        var regions =
                new Pages()
                        .regions()
                        .all(
                                IncidentSheet.of(story),
                                Paper.of(Plans.shop()),
                                frame,
                                rank,
                                List.of(),
                                false);
        return regions.get("clock") + regions.get("hand");
    }

    private static List<Event> night(long seed, Mishaps mishaps) {
        var plan = Plans.shop();
        var stand = new Stand();
        stand.when("curl", http(200)).whenDown("curl", http(503));
        stand.when("tail", Answer.says("Connection refused\n"));
        stand.when(Pattern.quote("docker restart db"), Answer.fails(1, "no"));
        stand.when(Pattern.quote("systemctl restart shop"), Answer.mends());
        var world = new World(seed, mishaps, new Town().with("shop", stand));
        var story = new ArrayList<Event>();
        var first = new ArrayList<String>();
        world.subscribe((id, events, after) -> {
            if (first.isEmpty()) first.add(id);
            if (id.equals(first.getFirst())) story.addAll(events);
        });
        var patience =
                Policy.Patience.standard()
                        .settling(
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5))
                        .soaking(Duration.ofSeconds(30));
        var policy = Policy.standard().with(Autonomy.ASSIST).with(patience);
        world.alert(Plans.alert(plan, policy));
        int steps = 0;
        while (world.step() && steps++ < STEPS_MAX) {}
        assertThat(Set.copyOf(first)).hasSize(1);
        return story;
    }

    private static Answer http(int status) {
        var said = "\nrelight-http " + status + " 0.01\n";
        return new Answer(
                status == 200 ? 0 : 22, "{}", said, Duration.ofMillis(20), Answer.Effect.NONE);
    }
}
