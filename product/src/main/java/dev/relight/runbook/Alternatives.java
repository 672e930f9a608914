package dev.relight.runbook;

import dev.relight.danger.Platform;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.PlatformLabels;
import dev.relight.lexicon.RemarkRole;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds which commands stand instead of others: marked by "or", or one for each platform.
final class Alternatives {
    private Alternatives() {}

    static void find(Block block) {
        marked(block);
        counted(block);
        byPlatform(block);
    }

    /// `# or`, `# OR for Kubernetes` over a run.
    private static void marked(Block block) {
        Run above = null;
        boolean pending = false;
        for (var run : block.runs) {
            boolean marker = run.notes.stream().anyMatch(note -> note.role.equals("alternative"));
            if (run.commands.isEmpty()) {
                pending |= marker;
                continue;
            }
            if (above != null && (run.alternative || pending)) link(run, first(above));
            pending = false;
            above = run;
        }
    }

    /// `1. ...`, `2. OR ...`, `3. ...`: what is counted from the "or" on stands for what was
    /// counted before.
    private static void counted(Block block) {
        Draft first = null;
        boolean or = false;
        for (var run : block.runs) {
            boolean numbered = run.notes.stream().anyMatch(Alternatives::isNumbered);
            if (!numbered && !run.notes.isEmpty()) {
                first = null;
                or = false;
                continue;
            }
            or |=
                    numbered
                            && run.notes.stream()
                                    .anyMatch(note ->
                                            isNumbered(note) && note.is(RemarkRole.ALTERNATIVE));
            if (run.commands.isEmpty() || !numbered) continue;
            if (first == null) first = run.commands.getFirst();
            else if (or) link(run, first);
        }
    }

    private static boolean isNumbered(Note note) {
        return note.text.length() > 2
                && Character.isDigit(note.text.charAt(0))
                && ".)".indexOf(note.text.charAt(1)) >= 0;
    }

    /// Runs side by side, each for another platform, that do the same thing.
    private static void byPlatform(Block block) {
        Run head = null;
        var seen = new ArrayList<String>();
        for (var run : block.runs) {
            if (run.commands.isEmpty()) continue;
            var platform = platform(run);
            if (head != null && platform != null && !seen.contains(platform) && isSame(head, run)) {
                seen.add(platform);
                link(run, first(head));
                continue;
            }
            head = platform == null ? null : run;
            seen.clear();
            if (platform != null) seen.add(platform);
        }
    }

    /// The one platform a run is for; null if it is for none, or for several.
    private static @Nullable String platform(Run run) {
        String only = null;
        for (var draft : run.commands) {
            var own = family(draft.judged().platform());
            if (own == null || only != null && !only.equals(own)) return null;
            only = own;
        }
        return only;
    }

    private static @Nullable String family(Platform platform) {
        return switch (platform) {
            case DOCKER, DOCKER_COMPOSE -> "docker";
            case KUBERNETES -> "kubernetes";
            case SYSTEMD -> "systemd";
            case HOST, ANY -> null;
        };
    }

    /// Labelled with platforms, or of one verb: a sequence of different acts is no choice.
    private static boolean isSame(Run head, Run run) {
        if (label(head) != null && label(run) != null) return true;
        return Objects.equals(verb(head), verb(run))
                && verb(head) != null
                && head.commands.getFirst().acts() == run.commands.getFirst().acts();
    }

    private static @Nullable String label(Run run) {
        for (var note : run.notes) {
            if (note.platform != null) return note.platform;
            if (note.clause != null && note.clause.kind() == ConditionKind.PLATFORM)
                return note.clause.text();
            var named = PlatformLabels.named(note.text);
            if (named != null) return named;
        }
        return null;
    }

    private static @Nullable String verb(Run run) {
        return Verbs.of(run.commands.getFirst().text);
    }

    private static Draft first(Run run) {
        var draft = run.commands.getFirst();
        return draft.alternativeOf == null ? draft : draft.alternativeOf;
    }

    private static void link(Run run, Draft first) {
        for (var draft : run.commands)
            if (draft.alternativeOf == null && draft != first) draft.alternativeOf = first;
    }
}
