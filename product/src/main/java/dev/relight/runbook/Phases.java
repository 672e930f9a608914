package dev.relight.runbook;

import dev.relight.lexicon.FailureModes;
import dev.relight.lexicon.Imperatives;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Purpose;
import dev.relight.lexicon.Sort;
import dev.relight.runbook.page.Piece;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/// What each part of the runbook is for: its heading's words, the parts above, and what stands
/// beneath.
final class Phases {
    private final Part title;

    /// What an act is for where no heading says more.
    private final Phase act;

    private boolean commandsSeen;
    private boolean actsSeen;

    private Phases(Outline outline) {
        title = outline.title();
        act = act(title);
    }

    /// Sets the phase of every part. The commands must have been judged.
    static void decide(Outline outline) {
        var phases = new Phases(outline);
        phases.decide(outline.root(), new Above(null, null));
    }

    /// What the parts above have said.
    ///
    /// @param phase null where they have said nothing, or only "alert"
    /// @param contents set where the part above waits for its contents
    private record Above(@Nullable Phase phase, @Nullable Purpose contents) {
        @Nullable Phase spoken() {
            return contents != null ? contents.act() : phase;
        }
    }

    /// "Restoring the database" as a title tells what its unnamed steps are for.
    private static Phase act(Part title) {
        for (var purpose : title.purposes)
            if (purpose.phase() == Phase.RECOVER || purpose.phase() == Phase.MITIGATE)
                return purpose.phase();
        return Phase.RESOLVE;
    }

    private void decide(Part part, Above above) {
        if (part.heading == null || part == title) {
            opening(part);
            return;
        }
        var purpose = purpose(part, above);
        if (purpose == null) unnamed(part, above);
        else if (purpose.phase() == null) contents(part, purpose);
        else named(part, purpose, purpose.phase());
        commandsSeen |= !part.commands.isEmpty();
        actsSeen |= part.commands.stream().anyMatch(Draft::acts);
    }

    private static @Nullable Purpose purpose(Part part, Above above) {
        for (var purpose : part.purposes) if (purpose.holdsUnder(above.spoken())) return purpose;
        return null;
    }

    /// The title, and what stands before the first heading.
    private void opening(Part part) {
        part.phase = Phase.ALERT;
        if (!part.commands.isEmpty()) {
            part.phase = looks(part) ? Phase.DIAGNOSE : act;
            for (var purpose : part.purposes)
                if (purpose.phase() != null && purpose.phase() != Phase.ALERT && !purpose.weak()) {
                    part.phase = purpose.phase();
                    break;
                }
        }
        commandsSeen |= !part.commands.isEmpty();
        below(part, new Above(null, null));
    }

    private void below(Part part, Above above) {
        for (var below : part.below) decide(below, above);
    }

    private void named(Part part, Purpose purpose, Phase phase) {
        boolean describes = purpose.weak() && phase == Phase.ALERT;
        part.phase = describes && !part.commands.isEmpty() ? byActs(part, Phase.DIAGNOSE) : phase;
        boolean says = part.phase != Phase.ALERT && !(purpose.weak() && phase == Phase.NONE);
        below(part, new Above(says ? part.phase : null, null));
    }

    private void unnamed(Part part, Above above) {
        if (above.contents() != null) {
            contents(part, above.contents());
            return;
        }
        boolean idle = above.phase() == Phase.NONE && !part.commandsBelow().isEmpty();
        if (above.phase() != null && !idle) {
            part.phase = isLookAgain(part, above.phase()) ? Phase.DIAGNOSE : above.phase();
            below(part, new Above(part.phase, null));
            return;
        }
        below(part, new Above(null, null));
        if (part.commandsBelow().isEmpty()) part.phase = byWords(part);
        else if (part.commands.isEmpty()) part.phase = majority(part, act);
        else part.phase = byActs(part, Phase.DIAGNOSE);
    }

    private void contents(Part part, Purpose purpose) {
        below(part, new Above(null, purpose));
        var acting = purpose.act() == Phase.RESOLVE ? act : orElse(purpose.act(), act);
        var looking = orElse(purpose.look(), Phase.DIAGNOSE);
        boolean leaf = part.below.isEmpty() || part.below.stream().allMatch(Phases::isBare);
        if (leaf) part.phase = looks(part) && !asks(part, Sort.ACT) ? looking : acting;
        else part.phase = majority(part, looks(part) ? looking : acting);
    }

    private static Phase orElse(@Nullable Phase phase, Phase otherwise) {
        return phase == null ? otherwise : phase;
    }

    /// A part without commands and without tasks says nothing about the one above.
    private static boolean isBare(Part part) {
        return part.commandsBelow().isEmpty()
                && part.pieces.stream().noneMatch(Piece.Item.class::isInstance);
    }

    /// A part of words alone: by what its lists ask for.
    private Phase byWords(Part part) {
        if (asks(part, Sort.ACT)) return act;
        if (asks(part, Sort.LOOK)) return actsSeen ? Phase.VERIFY : Phase.DIAGNOSE;
        return commandsSeen ? Phase.NONE : Phase.ALERT;
    }

    private Phase byActs(Part part, Phase looking) {
        return looks(part) ? looking : act;
    }

    private static boolean looks(Part part) {
        return part.commandsBelow().stream().noneMatch(Draft::acts);
    }

    /// "If the restart does not help" under a resolution, with nothing but looks below it.
    private static boolean isLookAgain(Part part, Phase above) {
        boolean repairs =
                above == Phase.RESOLVE || above == Phase.RECOVER || above == Phase.MITIGATE;
        return repairs
                && part.clause != null
                && part.clause.opens()
                && !part.commandsBelow().isEmpty()
                && looks(part)
                && FailureModes.of(part.title()) == null;
    }

    private static boolean asks(Part part, Sort sort) {
        for (var below : part.all())
            for (var piece : below.pieces)
                if (piece instanceof Piece.Item item
                        && Imperatives.of(item.words().plain()) == sort) return true;
        return false;
    }

    /// The phase of most commands beneath; the earlier of two equals.
    private static Phase majority(Part part, Phase own) {
        var counts = new EnumMap<Phase, Integer>(Phase.class);
        for (var below : part.all()) {
            int commands = below.commands.size();
            if (commands > 0)
                counts.merge(below == part ? own : below.phase, commands, Integer::sum);
        }
        Phase best = null;
        for (var entry : counts.entrySet())
            if (best == null || entry.getValue() > counts.getOrDefault(best, 0))
                best = entry.getKey();
        return best == null ? own : best;
    }
}
