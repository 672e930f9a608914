package dev.relight.notify;

import dev.relight.incident.Contacts;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.people.Duty;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import dev.relight.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds whom a notice concerns: by the policy of the service, by the roles the runbook names, by
/// the turns of the people now.
public final class Recipients {
    private final Settings settings;
    private final Set<Person> people = new LinkedHashSet<>();
    private final Set<String> channels = new LinkedHashSet<>();

    private Recipients(Settings settings) {
        this.settings = settings;
    }

    /// Each channel once; empty if the settings name nobody for it.
    ///
    /// @param at whose turn it is then
    public static List<Recipient> of(
            Notice notice, Incident.Open about, Settings settings, Instant at) {
        var found = new Recipients(settings);
        var policy = settings.policyOf(about.opening().service());
        policy.ifPresent(it -> found.find(notice, about, it, at));
        if (notice.about().startsWith("line ")) found.contact(notice, about, policy, at);
        if (notice.kind() == Notice.Kind.ESCALATION) found.named(about.clock().lapsed());
        return found.byChannel();
    }

    private void find(Notice notice, Incident.Open about, EscalationPolicy policy, Instant at) {
        switch (notice.kind()) {
            case OPENED, STATUS -> channels.addAll(policy.updates());
            case ESCALATION -> {
                if (notice.about().startsWith("level "))
                    level(policy, Integer.parseInt(notice.about().substring(6)), at);
            }
            case QUESTION -> {
                reached(about, policy, at);
                approvers(about, policy, at);
            }
            case HANDOVER, WARNING, ACKNOWLEDGED, RESOLVED, ABORTED -> {
                reached(about, policy, at);
                channels.addAll(policy.updates());
            }
        }
    }

    /// Everybody who was called so far, at least the first level, and whoever has it.
    private void reached(Incident.Open about, EscalationPolicy policy, Instant at) {
        for (int level = 1; level <= levelReached(about); level++) level(policy, level, at);
        named(about.desk().acknowledgedBy());
    }

    /// Whoever has it, or had it.
    private void named(@Nullable String name) {
        settings.people().stream().filter(it -> it.name().equals(name)).forEach(people::add);
    }

    private static int levelReached(Incident.Open about) {
        var calls = about.opening().policy().calls();
        int made = Math.min(about.clock().calls(), calls.size());
        return calls.subList(0, made).stream().mapToInt(call -> call.level()).max().orElse(1);
    }

    /// A question needs people who may answer it: further levels are told until there are enough.
    private void approvers(Incident.Open about, EscalationPolicy policy, Instant at) {
        var question = about.desk().pending();
        int needed = question == null ? 1 : question.yeses();
        for (int level = 1; level <= policy.levels().size(); level++) {
            long able = people.stream().filter(it -> it.role().mayApprove()).count();
            if (able >= needed) return;
            level(policy, level, at);
        }
    }

    private void level(EscalationPolicy policy, int number, Instant at) {
        if (number < 1 || number > policy.levels().size()) return;
        var level = policy.levels().get(number - 1);
        people.addAll(level.reached(at));
        channels.addAll(level.channels());
    }

    /// The role that the runbook names; where nobody stands for it, the next level of the policy.
    private void contact(
            Notice notice, Incident.Open about, Optional<EscalationPolicy> policy, Instant at) {
        int line = Integer.parseInt(notice.about().substring("line ".length()));
        var holders =
                Contacts.of(about.opening().plan(), line)
                        .flatMap(it -> duty(settings, Contacts.name(it)))
                        .map(it -> it.holders(at))
                        .orElse(List.of());
        people.addAll(holders);
        if (policy.isEmpty()) return;
        channels.addAll(policy.get().updates());
        if (holders.isEmpty()) {
            reached(about, policy.get(), at);
            level(policy.get(), levelReached(about) + 1, at);
        }
    }

    /// The role of that name; without regard to case, "the", and what stands in brackets.
    public static Optional<Duty> duty(Settings settings, String name) {
        var asked = plain(name);
        return settings.telling().duties().stream()
                .filter(duty -> plain(duty.name()).equals(asked))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("\\(.*?\\)", " ")
                .replaceAll("\\b(the|team)\\b", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private List<Recipient> byChannel() {
        Map<String, TreeSet<String>> to = new LinkedHashMap<>();
        Map<String, TreeSet<String>> who = new LinkedHashMap<>();
        for (var channel : channels) {
            to.computeIfAbsent(channel, _ -> new TreeSet<>());
            who.computeIfAbsent(channel, _ -> new TreeSet<>());
        }
        for (var person : people)
            for (var address : person.reach()) {
                var its = to.computeIfAbsent(address.channel(), _ -> new TreeSet<>());
                if (!address.to().isEmpty()) its.add(address.to());
                who.computeIfAbsent(address.channel(), _ -> new TreeSet<>()).add(person.name());
            }
        var all = new ArrayList<Recipient>();
        to.forEach((channel, its) ->
                all.add(
                        new Recipient(
                                channel,
                                List.copyOf(its),
                                List.copyOf(who.getOrDefault(channel, new TreeSet<>())))));
        return all;
    }
}
