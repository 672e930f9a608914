package dev.relight.journal;

import dev.relight.danger.Danger;
import dev.relight.finding.Fact;
import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.incident.Allowance;
import dev.relight.incident.Errand;
import dev.relight.incident.Event;
import dev.relight.incident.Form;
import dev.relight.incident.Guard;
import dev.relight.incident.Guardrails;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Part;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.incident.Rule;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.incident.Status;
import dev.relight.incident.Stop;
import dev.relight.incident.Which;
import dev.relight.incident.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/// One event of every kind, with every field filled.
@NullMarked
final class EventSamples {
    private static final Instant AT = Instant.parse("2026-01-01T03:00:00.123456789Z");
    private static final Instant LATER = AT.plusSeconds(600);
    private static final Rung.Key KEY = new Rung.Key(30, Danger.REVERSIBLE, 32);

    private EventSamples() {}

    private static final Form FORM =
            new Form(
                    List.of("systemctl restart \"${RELIGHT_P_1}\""),
                    Map.of("RELIGHT_P_1", "shop"),
                    Set.of("SHOP_HOME"),
                    "local",
                    "/srv/shop",
                    Duration.ofSeconds(90),
                    false);

    private static final Run RUN =
            new Run("shop-1.L32.1", Purpose.ACT, List.of(32), FORM, Danger.REVERSIBLE, AT, false);

    private static final Hypothesis DISK =
            new Hypothesis(10, "Disk full", 10, true, List.of("\"No space left\" was seen"));

    private static final Hypothesis DATABASE =
            new Hypothesis(20, "Database gone", -3, false, List.of("not seen"));

    private static final Fact FACT =
            new Fact(
                    "http.status(http://localhost:8080/health)",
                    "503",
                    3,
                    AT,
                    AT,
                    "relight-http 503");

    private static final LineEnd END =
            new LineEnd(
                    32,
                    7,
                    new Judgement(Outcome.FALSE, "http.status = 503", List.of(FACT)),
                    "connection refused",
                    "a".repeat(64),
                    "",
                    Duration.ofMillis(1_234));

    private static final Rung RUNG =
            new Rung(
                    KEY,
                    "Restart: systemctl restart shop",
                    List.of(
                            new Part.Commands(List.of(32), FORM, Danger.REVERSIBLE, 31),
                            new Part.Pause(33, Duration.ofSeconds(30)),
                            new Part.ByHand(34, "edit the file")),
                    Danger.REVERSIBLE,
                    "b".repeat(64),
                    List.of("\"if needed\" (line 30): only a person can tell"),
                    false);

    /// Every guardrail there is.
    private static final Guardrails RAILS =
            new Guardrails(
                    List.of(new Rule("rm *", null, null, "nobody deletes here")),
                    List.of(
                            new Allowance(
                                    new Rule(
                                            null,
                                            "systemctl restart",
                                            Danger.REVERSIBLE,
                                            "it is safe"),
                                    0)),
                    new Guardrails.Reach(2, 25),
                    12,
                    new TreeSet<>(Set.of("ada", "ben")),
                    new TreeSet<>(Set.of("db")),
                    List.of(
                            new Window(
                                    LocalDateTime.parse("2026-01-04T02:00:00"),
                                    Duration.ofHours(2),
                                    ZoneId.of("Europe/Berlin"),
                                    "FREQ=WEEKLY;BYDAY=SU",
                                    "patching")),
                    "the provider moves house");

    private static final Rung RENEWED =
            new Rung(
                    KEY,
                    "Full restart",
                    List.of(
                            new Part.Commands(
                                    List.of(43),
                                    new Form(
                                            List.of("docker-compose up -d"),
                                            Map.of(),
                                            Set.of(),
                                            "local",
                                            "/srv/shop",
                                            Duration.ofSeconds(90),
                                            false,
                                            List.of("docker-compose.yml")),
                                    Danger.REVERSIBLE,
                                    42,
                                    true)),
                    Danger.DISRUPTIVE,
                    "d".repeat(64),
                    List.of(),
                    false,
                    new TreeMap<>(Map.of("docker-compose.yml", "e".repeat(64))));

    private static final Question QUESTION =
            new Question(
                    "shop-1-q1",
                    Question.Kind.APPROVE,
                    "Restart",
                    List.of("systemctl restart shop"),
                    "local:/srv/shop",
                    Danger.DISRUPTIVE,
                    List.of("it stops requests"),
                    "b".repeat(64),
                    2,
                    LATER,
                    "it is not run");

    private static final Question WHICH =
            new Question(
                    "shop-1-q2",
                    Question.Kind.CHOOSE,
                    "Kill it",
                    List.of("kill -9 <pid>"),
                    "local:/srv/shop",
                    Danger.DISRUPTIVE,
                    List.of("2 things were seen"),
                    "",
                    1,
                    LATER,
                    "it is not run",
                    new Which(
                            KEY,
                            List.of(
                                    new Which.Blank(
                                            "pid",
                                            "<pid>",
                                            List.of(
                                                    new Which.Option("4711", 3, "java 4711"),
                                                    new Which.Option("4712", 3, "java 4712"))))));

    static List<Event> all() {
        return List.of(
                new Event.Opened(AT, Plans.opening(Plans.shop(), Policy.standard().with(RAILS))),
                new Event.Opened(AT, Plans.opening(Plans.shop(), Policy.standard())),
                new Event.Acknowledged(AT, "relight"),
                new Event.Resumed(AT),
                new Event.CameUp(AT, "200"),
                new Event.WentDown(AT, "503"),
                new Event.StillDown(AT, "503"),
                new Event.HealthUnknown(AT, "no check"),
                new Event.JobStarted(AT, RUN, "evidence first"),
                new Event.JobEnded(AT, "shop-1.L32.1", List.of(END), Facts.of(List.of(FACT))),
                new Event.JobUnknown(AT, "shop-1.L32.1", "no trace"),
                new Event.JobNeverRan(AT, "shop-1.L32.1", "a crash before the start"),
                new Event.LookSkipped(AT, 26, "<service> is not bound"),
                new Event.EvidenceGathered(AT, "all of it is in"),
                new Event.Triaged(AT, List.of("the service is down")),
                new Event.ScenarioChosen(AT, DISK, List.of(DATABASE)),
                new Event.NoScenarioFits(AT, List.of(DISK, DATABASE), "no sign"),
                new Event.CausesLeft(AT, List.of(DATABASE)),
                new Event.RungTaken(AT, RUNG, "least dangerous"),
                new Event.RungSkipped(AT, KEY, "Restart", "not bound"),
                new Event.RungRenewed(AT, RENEWED, "the compose file has changed"),
                new Event.FilesUnchanged(AT, KEY, "as it was"),
                new Event.DoneByHand(AT, "shop-1-q1", "ada", "typed it myself"),
                new Event.RungPutBack(AT, KEY, "it is up"),
                new Event.PauseBegan(AT, LATER, "line 33"),
                new Event.PauseOver(AT),
                new Event.SettlingBegan(AT, LATER, "all parts ran"),
                new Event.RungHelped(AT, KEY, "up"),
                new Event.RungFailed(AT, KEY, "still down"),
                new Event.RungDone(AT, KEY, "kept"),
                new Event.Blocked(AT, LATER, "3 recoveries"),
                new Event.Unblocked(AT, "time"),
                new Event.VerifyingBegan(AT, "up"),
                new Event.VerifyRepeated(AT, LATER, "line 52"),
                new Event.VerifyFailed(AT, "line 52"),
                new Event.SoakBegan(AT, LATER, "passed"),
                new Event.DownAgain(AT, "503"),
                new Event.Resolved(AT, LATER, "well"),
                new Event.HandedOver(AT, "used up"),
                new Event.TakenOver(AT, "ada", "I know this one"),
                new Event.SecondLookBegan(AT, "the restart did not help"),
                new Event.TakenUpAgain(AT, "ada", "mended by hand"),
                new Event.Asked(AT, WHICH),
                new Event.Asked(AT, QUESTION),
                new Event.Approved(AT, "shop-1-q1", "ada"),
                new Event.Chosen(AT, "shop-1-q2", "ada", new TreeMap<>(Map.of("pid", "4711"))),
                new Event.Refused(AT, "shop-1-q1", "ben", "not tonight"),
                new Event.Expired(AT, "shop-1-q1"),
                new Event.AnswerVoid(AT, "shop-1-q1", "eve", "only these may say yes: ada"),
                new Event.Stopped(AT, new Stop(Stop.Kind.WINDOW, "patching", LATER)),
                new Event.Freed(AT, "no longer in a maintenance window"),
                new Event.GlassBroken(
                        AT, Guard.SECOND_PERSON, "shop-1-q1", LATER, "ada", "alone on call"),
                new Event.Escalated(AT, 60, "down for 30 minutes", "not restored"),
                new Event.StatusUpdated(AT, Status.MONITORING, "soaking"),
                new Event.NoticeSent(AT, "shop-1-n001", null),
                new Event.Called(AT, 2, 2, "web-primary, chat", "nobody has answered"),
                new Event.AcknowledgementRanOut(AT, "ada", 1, "not said again in time"),
                new Event.NoticeFailed(AT, "shop-1-n001", "refused"),
                new Event.ErrandLeft(AT, new Errand(26, "docker logs x", "not bound", LATER)),
                new Event.ErrandDone(AT, 26, "ada"),
                new Event.Warned(AT, "the stack is down"),
                new Event.Noted(AT, "ada", "looking at it"),
                new Event.Held(AT, "ada", "deploy running"),
                new Event.Released(AT, "ada"),
                new Event.Aborted(AT, "ada", "false alarm"),
                new Event.Closed(AT, "nothing more to watch"));
    }
}
