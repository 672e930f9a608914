package dev.relight.danger;

import dev.relight.secret.SecretName;
import dev.relight.shell.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `echo $JWT_SECRET` asks whether it is set; that can be answered without showing it.
final class EchoedSecret {
    private EchoedSecret() {}

    static void mend(Call call, AttendanceWalk walk) {
        if (call.words.size() != call.program + 2) return;
        var expansion = single(call.words.getLast().pieces());
        if (expansion == null || !SecretName.speaks(expansion.name())) return;
        if (!expansion.operator().isEmpty()) return;
        walk.edits.replace(call.start(), call.end(), "test -n \"$" + expansion.name() + "\"");
        walk.calm("would show the secret; that it is set is enough");
    }

    private static Piece.@Nullable Expansion single(List<Piece> pieces) {
        if (pieces.size() != 1) return null;
        return switch (pieces.getFirst()) {
            case Piece.Expansion expansion -> expansion;
            case Piece.DoubleQuoted quoted -> single(quoted.pieces());
            default -> null;
        };
    }
}
