package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Redirect;
import dev.relight.shell.Variables;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through a tree, finds what needs somebody at the terminal, and gathers the changes.
final class AttendanceWalk {
    /// Programs that show text page by page and change nothing.
    private static final List<String> PAGERS =
            List.of("less", "more", "most", "pg", "zless", "zmore", "bzless", "xzless");

    /// Commands carried by commands; people write two or three.
    static final int CARRIED_MAX = 16;

    final String text;

    /// How many commands carry this one.
    final int depth;

    final Edits edits = new Edits();
    final List<String> reasons = new ArrayList<>(1);
    boolean interactive;

    /// A change mends what could not work as written.
    boolean repaired;

    /// A loop without an end shares variables with what stands around it: the deadline is for all.
    boolean wholeBounded;

    /// All that is walked.
    private @Nullable Node root;

    private @Nullable Set<String> setAnywhere;

    /// A person's task, if anything in it is one.
    @Nullable String human;

    AttendanceWalk(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    void walk(Node node, Seat seat) {
        if (root == null) root = node;
        switch (node) {
            case Node.Simple simple -> simple(simple, seat);
            case Node.Pipeline pipeline -> pipeline(pipeline, seat);
            case Node.Sequence sequence -> {
                for (var part : sequence.parts()) walk(part, seat);
                SplitUrl.mend(sequence, this);
            }
            case Node.Background background -> walk(background.body(), seat.inBackground());
            case Node.Loop loop -> {
                for (var below : loop.below()) walk(below, seat);
                LoopDeadline.set(loop, root == null ? loop : root, seat, this);
            }
            // a definition runs nothing yet, so nothing is waited for
            case Node.Function function -> walk(function.body(), seat.inBackground());
            case Node.Redirected redirected ->
                    walk(redirected.body(), redirectedSeat(redirected.redirects(), seat));
            case Node.Conditional _, Node.Choice _, Node.Subshell _, Node.Group _, Node.Test _ -> {
                for (var below : node.below()) walk(below, seat);
            }
            case Node.Broken _ -> {}
        }
    }

    /// Names of the variables that anything in it sets; looked up once, a text may hold thousands
    /// of loops.
    Set<String> setAnywhere() {
        if (setAnywhere == null) setAnywhere = root == null ? Set.of() : Variables.set(root);
        return setAnywhere;
    }

    private void pipeline(Node.Pipeline pipeline, Seat seat) {
        var parts = pipeline.parts();
        int last = parts.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i == last && i > 0 && isBarePager(parts.get(i))) {
                edits.replace(parts.get(i - 1).end(), parts.get(i).end(), "");
                interactive("the pager waits for keys");
            } else walk(parts.get(i), i == last ? fed(seat, i > 0) : seat.piped(i > 0));
        }
    }

    private static Seat fed(Seat seat, boolean fed) {
        return fed ? seat.withInput() : seat;
    }

    private static boolean isBarePager(Node node) {
        return node instanceof Node.Simple simple
                && !simple.words().isEmpty()
                && PAGERS.contains(simple.words().getFirst().value())
                && simple.words().stream().skip(1).allMatch(w -> w.value().startsWith("-"));
    }

    private static Seat redirectedSeat(List<Redirect> redirects, Seat seat) {
        var redirected = seat;
        for (var redirect : redirects) {
            if (redirect.operator().startsWith("<")) redirected = redirected.withInput();
            if (redirect.writesFile() && !redirect.descriptor().equals("2"))
                redirected = redirected.withoutTerminal();
        }
        return redirected;
    }

    private void simple(Node.Simple simple, Seat seat) {
        for (var below : simple.below()) walk(below, seat.withoutTerminal());
        if (simple.words().isEmpty()) return;
        var words = simple.words();
        var sitting = redirectedSeat(simple.redirects(), seat);
        new CallAttendance(this, words).attend(0, sitting, words.getFirst().start(), depth);
    }

    void interactive(String why) {
        interactive = true;
        if (!reasons.contains(why)) reasons.add(why);
    }

    void calm(String why) {
        if (!reasons.contains(why)) reasons.add(why);
    }

    void human(String task) {
        if (human == null) human = task;
    }

    String between(Word first, Word last) {
        return text.substring(first.start(), last.end());
    }

    /// Takes over what was found in a text this one carries.
    void takeOver(AttendanceWalk inner) {
        interactive |= inner.interactive;
        repaired |= inner.repaired;
        wholeBounded |= inner.wholeBounded;
        if (inner.human != null) human(inner.human);
        for (var why : inner.reasons) calm(why);
    }
}
