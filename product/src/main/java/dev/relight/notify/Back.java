package dev.relight.notify;

import dev.relight.http.Access;
import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.http.Route;
import dev.relight.incident.Opening;
import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.settings.Channel;
import dev.relight.settings.Secret;
import dev.relight.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes the answers of those who were told where they were told: PagerDuty's acknowledgement,
/// Slack's button.
///
/// The routes are open and check by themselves: only what carries the sender's signature is
/// believed, and only people of the settings may answer by a button.
public final class Back {
    /// Where PagerDuty's webhook v3 is pointed at.
    public static final String PAGERDUTY = "/answers/pagerduty";

    /// Where the interactivity of the Slack app is pointed at.
    public static final String SLACK = "/answers/slack";

    private static final int BODY_BYTES_MAX = 256 << 10;

    private final Supplier<Settings> settings;
    private final UnaryOperator<@Nullable String> environment;
    private final BiConsumer<String, String> hasIt;
    private final Ballot ballot;
    private final InstantSource clock;
    private final Replays replays = new Replays();

    /// @param settings as they are now
    /// @param environment value of a variable; null if unset
    /// @param hasIt hears incident and name of the person who has it; an unknown incident is
    ///   ignored there
    /// @param box takes a yes or a no
    public Back(
            Supplier<Settings> settings,
            UnaryOperator<@Nullable String> environment,
            BiConsumer<String, String> hasIt,
            Ballot.Box box,
            InstantSource clock) {
        ballot = new Ballot(settings, environment, box, clock);
        this.settings = settings;
        this.environment = environment;
        this.hasIt = hasIt;
        this.clock = clock;
    }

    /// To be mounted as they are; without a secret in the settings each answers 404.
    public List<Route> routes() {
        return List.of(
                Route.post(PAGERDUTY, Access.OPEN, BODY_BYTES_MAX, this::pagerDuty),
                Route.post(SLACK, Access.OPEN, BODY_BYTES_MAX, this::slack));
    }

    private Reply pagerDuty(Request request) {
        var key = key(settings.get().telling().back().pagerduty());
        if (key.isEmpty()) return unsettled("pagerduty");
        var said =
                PagerDutyAnswer.read(
                        key.get(),
                        request.header("X-PagerDuty-Signature"),
                        request.body(),
                        clock.instant());
        return reply(said, it -> Optional.of(byName(it)));
    }

    private Reply slack(Request request) {
        var key = key(settings.get().telling().back().slack());
        if (key.isEmpty()) return unsettled("slack");
        var said =
                SlackAnswer.read(
                        key.get(),
                        request.header("X-Slack-Request-Timestamp"),
                        request.header("X-Slack-Signature"),
                        request.body(),
                        clock.instant());
        if (said instanceof Said.HasIt || said instanceof Said.Votes)
            if (!replays.isNew(request.header("X-Slack-Signature"), clock.instant()))
                return reply(new Said.Forged("it was sent before"), this::byMember);
        return reply(said, this::byMember);
    }

    private Reply reply(Said said, java.util.function.Function<Said.HasIt, Optional<String>> name) {
        return switch (said) {
            case Said.HasIt it -> {
                var who = name.apply(it);
                if (who.isEmpty()) yield stranger(it.id());
                if (isIncident(it.incident())) hasIt.accept(it.incident(), who.get());
                yield Reply.empty(200);
            }
            case Said.Votes vote -> {
                if (!isIncident(vote.incident())) yield Reply.empty(200);
                var person = member(vote.id());
                yield person.isEmpty() ? stranger(vote.id()) : ballot.cast(vote, person.get());
            }
            case Said.Nothing _ -> Reply.empty(200);
            case Said.Broken(var because) -> Reply.problem(400, because, "send it as documented");
            case Said.Forged(var because) ->
                    Reply.problem(401, because, "check the secret on both sides, and the clock");
        };
    }

    private static boolean isIncident(String id) {
        return id.length() <= Opening.ID_MAX && id.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    /// PagerDuty has let them in; here they may bear another name.
    private String byName(Said.HasIt said) {
        return settings.get().people().stream()
                .map(Person::name)
                .filter(name -> name.equalsIgnoreCase(said.name()))
                .findFirst()
                .orElse(said.name() + " (PagerDuty)");
    }

    private static Reply stranger(String id) {
        return Reply.problem(
                403,
                "nobody here is known by the member id " + id,
                "add it under `reach` of a person who may respond");
    }

    private Optional<String> byMember(Said.HasIt said) {
        return member(said.id()).map(Person::name);
    }

    private Optional<Person> member(String id) {
        var telling = settings.get().telling();
        return settings.get().people().stream()
                .filter(person -> person.role() != Role.VIEWER)
                .filter(person ->
                        person.reach().stream()
                                .anyMatch(it ->
                                        it.to().equals(id)
                                                && telling.channel(it.channel())
                                                        .filter(Channel.Slack.class::isInstance)
                                                        .isPresent()))
                .findFirst();
    }

    private Optional<String> key(@Nullable Secret secret) {
        return secret == null ? Optional.empty() : secret.reveal(environment);
    }

    private static Reply unsettled(String which) {
        return Reply.problem(
                404,
                "answers from %s are not settled".formatted(which),
                "add `answers: {%s: env:NAME}` to relight.yaml".formatted(which));
    }
}
