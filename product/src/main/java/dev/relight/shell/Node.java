package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command read into a tree; whatever would be run hangs somewhere in it.
///
/// Offsets are UTF-16, 0-based, in the text that was read ([Statement#text()] for a statement).
public sealed interface Node {
    int start();

    /// Behind its last character; here-document bodies not counted.
    int end();

    /// A program with its words; or assignments or redirections alone.
    ///
    /// @param words the program first; empty when only assignments or redirections stand there
    record Simple(
            int start,
            int end,
            List<Assignment> assignments,
            List<Word> words,
            List<Redirect> redirects)
            implements Node {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /// `X=1` in front of a command or alone.
    ///
    /// @param name without subscript
    /// @param value one word; several or none for an array `X=(a b)`
    record Assignment(String name, int start, String text, List<Word> value) {
        public Assignment {
            value = List.copyOf(value);
        }
    }

    /// `a | b`; also `! a` and `time a`, with one part or more.
    record Pipeline(int start, int end, boolean negated, boolean timed, List<Node> parts)
            implements Node {
        public Pipeline {
            parts = List.copyOf(parts);
        }
    }

    /// `a && b || c`, or `a; b` (lines of a body count as `;`).
    ///
    /// @param joints between the parts, one fewer than those
    record Sequence(int start, int end, List<Node> parts, List<Joint> joints) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
            joints = List.copyOf(joints);
        }
    }

    /// What stands between two parts of a sequence.
    enum Joint {
        /// `&&`
        AND,
        /// `||`
        OR,
        /// `;`, `&` or a line end
        THEN
    }

    /// `a &`
    record Background(int start, int end, Node body) implements Node {}

    /// `for`, `while`, `until`, `select`.
    ///
    /// @param variable of `for` and `select`, else empty
    /// @param over the words a `for` goes through; of `for ((...))` the one word within
    /// @param condition of `while` and `until`, else null
    record Loop(
            int start,
            int end,
            Kind kind,
            String variable,
            List<Word> over,
            @Nullable Node condition,
            Node body)
            implements Node {
        public Loop {
            over = List.copyOf(over);
        }

        /// How long it goes on.
        public enum Kind {
            /// Once for each word.
            FOR,
            /// `for ((;;))`
            COUNT,
            WHILE,
            UNTIL,
            SELECT
        }
    }

    /// `if a; then b; elif c; then d; else e; fi`
    record Conditional(int start, int end, List<Branch> branches, @Nullable Node otherwise)
            implements Node {
        public Conditional {
            branches = List.copyOf(branches);
        }
    }

    /// One `if` or `elif` with its `then`.
    record Branch(Node condition, Node body) {}

    /// `case x in a) ...;; esac`
    record Choice(int start, int end, Word subject, List<Arm> arms) implements Node {
        public Choice {
            arms = List.copyOf(arms);
        }
    }

    /// One arm of a `case`; the body is null for `x) ;;`.
    record Arm(List<Word> patterns, @Nullable Node body) {
        public Arm {
            patterns = List.copyOf(patterns);
        }
    }

    /// `f() { ...; }`: runs nothing until it is called.
    record Function(int start, int end, String name, Node body) implements Node {}

    /// `( ... )`
    record Subshell(int start, int end, Node body) implements Node {}

    /// `{ ...; }`
    record Group(int start, int end, Node body) implements Node {}

    /// `[[ ... ]]` or `(( ... ))`; `[ ... ]` is an ordinary program.
    record Test(int start, int end, List<Word> words) implements Node {
        public Test {
            words = List.copyOf(words);
        }
    }

    /// A loop, group or other compound command with redirections behind it.
    record Redirected(int start, int end, Node body, List<Redirect> redirects) implements Node {
        public Redirected {
            redirects = List.copyOf(redirects);
        }
    }

    /// What the grammar cannot read; unknown to every judge.
    ///
    /// @param why in words, for people
    record Broken(int start, int end, String why) implements Node {}

    /// The nodes right below: parts, bodies, conditions, and the substitutions in its words.
    default List<Node> below() {
        var below = new ArrayList<Node>();
        Below.collect(this, below);
        return below;
    }

    /// Every simple command in it, itself included, as they stand in the text, substitutions before
    /// the command they stand in.
    default List<Simple> simples() {
        var all = new ArrayList<Simple>();
        Below.simples(this, all);
        return all;
    }

    /// Whether any part of it could not be read.
    default boolean isBroken() {
        if (this instanceof Broken) return true;
        for (var node : below()) if (node.isBroken()) return true;
        return false;
    }
}
