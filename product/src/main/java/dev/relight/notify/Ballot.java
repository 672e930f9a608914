package dev.relight.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.http.Reply;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import dev.relight.people.Person;
import dev.relight.settings.Channel;
import dev.relight.settings.Settings;
import dev.relight.settings.Telling;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes a yes or a no that came by a button of a chat, and says in the chat what became of it.
///
/// It is the same yes as in the incident room: bound to the digest that was shown, from a person
/// with the role, and each person counts once.
public final class Ballot {
    /// Slack shows an error to whoever pressed if it hears nothing within three seconds.
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private static final Set<String> VOTES = Set.of(SlackOutlet.APPROVE, SlackOutlet.REFUSE);

    private final Supplier<Settings> settings;
    private final UnaryOperator<@Nullable String> environment;
    private final Box box;
    private final InstantSource clock;
    private final Wire wire;

    /// Takes what people say to an incident.
    public interface Box {
        /// What happened because of it; fails with [NoSuchElementException] when there is no such
        /// incident.
        CompletableFuture<List<Event>> put(String incident, Signal signal);

        Optional<Incident> incident(String id);
    }

    Ballot(
            Supplier<Settings> settings,
            UnaryOperator<@Nullable String> environment,
            Box box,
            InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.box = box;
        this.clock = clock;
        wire = new Wire(Outlets.DEADLINE, clock);
    }

    /// What became of it.
    ///
    /// @param closed the question need not be shown any more
    /// @param aside said only to whoever pressed
    private record Outcome(String words, boolean closed, boolean aside) {}

    Reply cast(Said.Votes vote, Person person) {
        if (!person.role().mayApprove()) {
            tell(vote, new Outcome("You may not say yes or no; an approver may.", false, true));
            return Reply.problem(
                    403,
                    person.name() + " may not say yes or no",
                    "give the person the role approver in relight.yaml, if that is meant");
        }
        try {
            var events =
                    box.put(vote.incident(), signal(vote, person.name()))
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            tell(vote, outcome(vote, person.name(), events));
            return Reply.empty(200);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof NoSuchElementException)) return unrecorded();
            tell(vote, new Outcome("This incident is over.", true, false));
            return Reply.empty(200);
        } catch (TimeoutException late) {
            return unrecorded();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return unrecorded();
        }
    }

    private static Reply unrecorded() {
        return Reply.problem(503, "it could not be recorded", "press again");
    }

    private Signal signal(Said.Votes vote, String by) {
        var at = clock.instant();
        return vote.yes()
                ? new Signal.PersonApproved(at, by, vote.question(), vote.digest())
                : new Signal.PersonRefused(at, by, vote.question(), "said in the chat");
    }

    private Outcome outcome(Said.Votes vote, String by, List<Event> events) {
        for (var event : events) {
            if (event instanceof Event.AnswerVoid(_, _, _, var because))
                return new Outcome("It does not count: " + because, false, true);
            if (event instanceof Event.Refused)
                return new Outcome(by + " says no: it is not run.", true, false);
            if (event instanceof Event.Approved) return approved(vote, by);
        }
        return new Outcome("You have said yes already.", false, true);
    }

    private Outcome approved(Said.Votes vote, String by) {
        var incident = box.incident(vote.incident()).orElse(null);
        if (incident instanceof Incident.Open open) {
            var pending = open.desk().pending();
            if (pending != null && pending.id().equals(vote.question())) {
                int more = pending.yeses() - open.desk().yeses().size();
                return new Outcome(
                        "%s says yes; %d more %s needed."
                                .formatted(by, more, more == 1 ? "is" : "are"),
                        false,
                        false);
            }
        }
        return new Outcome(by + " says yes: it runs.", true, false);
    }

    /// On a thread of its own: the answer to Slack must not wait for Slack.
    private void tell(Said.Votes vote, Outcome outcome) {
        var address = address(vote.replyTo());
        if (address.isEmpty()) return;
        var body = outcome.aside ? aside(outcome) : instead(vote, outcome);
        Thread.ofVirtual()
                .name("slack-reply")
                .start(() -> wire.post(address.get(), Json.text(body), Map.of()));
    }

    /// Only to where the settings send anyway: Slack signs the address, but whoever had stolen the
    /// key could otherwise make us call anybody.
    private Optional<URI> address(String text) {
        if (text.isEmpty() || Telling.addressFlaw(text) != null) return Optional.empty();
        var address = URI.create(text);
        for (var channel : settings.get().telling().channels())
            if (channel instanceof Channel.Slack(_, var url)) {
                var known = url.reveal(environment).filter(it -> Telling.addressFlaw(it) == null);
                if (known.isPresent() && isSamePlace(URI.create(known.get()), address))
                    return Optional.of(address);
            }
        return Optional.empty();
    }

    private static boolean isSamePlace(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getAuthority().equalsIgnoreCase(other.getAuthority());
    }

    private static ObjectNode aside(Outcome outcome) {
        var body = Json.object();
        body.put("response_type", "ephemeral").put("replace_original", false);
        return body.put("text", outcome.words);
    }

    /// The message as it was, with what became of it; buttons of a closed question are gone.
    private static ObjectNode instead(Said.Votes vote, Outcome outcome) {
        var body = Json.object();
        var words = SlackOutlet.escaped(outcome.words);
        body.put("replace_original", true).put("text", words);
        var blocks = body.putArray("blocks");
        JsonNode buttons = null;
        for (var block : vote.blocks())
            if (block.path("type").asText().equals("actions"))
                buttons = outcome.closed ? rest(block) : block;
            else if (blocks.size() < SlackOutlet.BLOCKS_MAX - 2) blocks.add(block);
        var text = blocks.addObject().put("type", "section").putObject("text");
        text.put("type", "mrkdwn").put("text", "*" + words + "*");
        if (buttons != null && !buttons.path("elements").isEmpty()) blocks.add(buttons);
        return body;
    }

    private static JsonNode rest(JsonNode block) {
        var rest = Json.object();
        rest.put("type", "actions");
        var elements = rest.putArray("elements");
        for (var element : block.path("elements"))
            if (!VOTES.contains(element.path("action_id").asText())) elements.add(element);
        return rest;
    }
}
