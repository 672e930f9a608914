package dev.relight.runbook;

import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Headings;
import dev.relight.lexicon.Phase;
import dev.relight.runbook.page.Piece;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// Bold lines that structure a part without being headings: `**Symptoms:**`, `**Solution**:`.
final class Labels {
    private final IdentityHashMap<Piece, String> labelOf = new IdentityHashMap<>();
    private final IdentityHashMap<Piece, String> boldOf = new IdentityHashMap<>();
    private final boolean symptoms;

    Labels(Part part) {
        symptoms = isSymptoms(part.title());
        var label = "";
        var bold = "";
        for (var piece : part.pieces) {
            if (piece instanceof Piece.Prose prose && prose.in() == null) {
                var own = label(prose);
                label = own == null ? "" : own;
                if (own == null) continue;
                bold = prose.words().bold().isEmpty() ? bold : own;
            }
            labelOf.put(piece, label);
            boldOf.put(piece, bold);
        }
    }

    /// The phase a bold label gives to what stands under it: `**Escalation:**`; else that of the
    /// part.
    static Phase phase(String label, Part part) {
        for (var purpose : Headings.purposes(label))
            if (!purpose.weak()
                    && purpose.phase() != null
                    && purpose.phase() != Phase.ALERT
                    && purpose.phase() != Phase.NONE
                    && purpose.holdsUnder(part.phase)) return purpose.phase();
        return part.phase;
    }

    Phase phase(Piece piece, Part part) {
        var label = boldOf.getOrDefault(piece, "");
        return label.isEmpty() ? part.phase : phase(label, part);
    }

    /// The text of a paragraph that is a label and nothing else; null otherwise.
    static @Nullable String label(Piece.Prose prose) {
        var plain = prose.words().plain();
        if (prose.words().raw().indexOf('\n') >= 0 || plain.length() > 80) return null;
        boolean bold =
                prose.words().bold().size() == 1
                        && stripped(prose.words().bold().getFirst()).equals(stripped(plain));
        return bold || plain.endsWith(":") ? stripped(plain) : null;
    }

    /// The label a piece stands under, empty for none.
    String of(Piece piece) {
        return labelOf.getOrDefault(piece, "");
    }

    boolean isSymptom(Piece piece) {
        var label = of(piece);
        return label.isEmpty() ? symptoms : isSymptoms(label);
    }

    static boolean isSymptoms(String text) {
        for (var word : Fold.of(text).words())
            if (word.startsWith("symptom")
                    || word.startsWith("sintoma")
                    || word.equals("signs")
                    || word.equals("sysmptoms")) return true;
        return false;
    }

    private static String stripped(String text) {
        var bare = text.strip();
        return bare.endsWith(":") ? bare.substring(0, bare.length() - 1).strip() : bare;
    }
}
