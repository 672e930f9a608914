package dev.relight.notify;

import dev.relight.secret.Redactor;
import dev.relight.settings.Channel;
import dev.relight.settings.Secret;
import dev.relight.settings.Telling;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes an outlet of each channel in the settings; their secrets are made known to the redactor.
public final class Outlets {
    /// Whoever has not answered by then is tried again.
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Map<String, Outlet> byName = new LinkedHashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private final UnaryOperator<@Nullable String> environment;
    private final Redactor redactor;
    private final InstantSource clock;
    private final Wire wire;
    private final boolean answers;

    private Outlets(
            UnaryOperator<@Nullable String> environment,
            Redactor redactor,
            InstantSource clock,
            Duration deadline,
            boolean answers) {
        this.answers = answers;
        this.environment = environment;
        this.redactor = redactor;
        this.clock = clock;
        wire = new Wire(deadline, clock);
    }

    /// @param environment value of a variable; null if unset
    public static Outlets of(
            Telling telling,
            UnaryOperator<@Nullable String> environment,
            Redactor redactor,
            InstantSource clock) {
        return of(telling, environment, redactor, clock, DEADLINE);
    }

    static Outlets of(
            Telling telling,
            UnaryOperator<@Nullable String> environment,
            Redactor redactor,
            InstantSource clock,
            Duration deadline) {
        var outlets =
                new Outlets(environment, redactor, clock, deadline, telling.back().slack() != null);
        for (var channel : telling.channels())
            outlets.byName.put(channel.name(), outlets.outlet(channel));
        return outlets;
    }

    Outlet named(String channel) {
        var outlet = byName.get(channel);
        return outlet == null ? Outlet.broken("there is no channel " + channel) : outlet;
    }

    /// What is missing before each channel can be used; for `doctor`.
    public List<String> flaws() {
        return List.copyOf(flaws);
    }

    private Outlet outlet(Channel channel) {
        return switch (channel) {
            case Channel.Slack(var name, var url) ->
                    address(name, url)
                            .<Outlet>map(it -> new SlackOutlet(it, wire, answers))
                            .orElseGet(() -> broken(name, url));
            case Channel.Teams(var name, var url) ->
                    address(name, url)
                            .<Outlet>map(it -> new TeamsOutlet(it, wire))
                            .orElseGet(() -> broken(name, url));
            case Channel.PagerDuty(var name, var key, var endpoint) ->
                    reveal(key)
                            .<Outlet>map(it -> new PagerDutyOutlet(URI.create(endpoint), it, wire))
                            .orElseGet(() -> broken(name, key));
            case Channel.Webhook(var name, var url, var key) -> webhook(name, url, key);
            case Channel.Mail mail -> mail(mail);
        };
    }

    private Outlet webhook(String name, Secret url, @Nullable Secret key) {
        var value = key == null ? Optional.<String>empty() : reveal(key);
        if (key != null && value.isEmpty()) return broken(name, key);
        return address(name, url)
                .<Outlet>map(it -> new WebhookOutlet(it, value.orElse(null), wire, clock))
                .orElseGet(() -> broken(name, url));
    }

    private Outlet mail(Channel.Mail mail) {
        var secret = mail.password();
        var password = secret == null ? Optional.<String>empty() : reveal(secret);
        if (secret != null && password.isEmpty()) return broken(mail.name(), secret);
        return new MailOutlet(mail, password.orElse(null), DEADLINE, null);
    }

    private Optional<String> reveal(Secret secret) {
        var value = secret.reveal(environment);
        value.ifPresent(redactor::learn);
        return value;
    }

    /// An address that came from a variable or file is looked at here for the first time.
    private Optional<URI> address(String name, Secret secret) {
        var value = reveal(secret);
        if (value.isEmpty()) return Optional.empty();
        var flaw = Telling.addressFlaw(value.get());
        if (flaw == null) return Optional.of(URI.create(value.get()));
        flaws.add("channel %s: %s %s".formatted(name, secret, flaw));
        return Optional.empty();
    }

    private Outlet broken(String name, Secret secret) {
        var because = "%s holds nothing that can be used".formatted(secret);
        flaws.add("channel %s: %s".formatted(name, because));
        return Outlet.broken(because);
    }
}
