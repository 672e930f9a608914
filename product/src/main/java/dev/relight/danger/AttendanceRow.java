package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One rule: when it fits, what is run instead, and why.
///
/// @param calm the command is not interactive for all that
record AttendanceRow(List<Term> when, Form form, String text, boolean calm, String why) {
    /// What is done to the command.
    enum Form {
        ADD,
        FRONT,
        END,
        DROP,
        AS,
        BOUND,
        ONCE,
        CUT,
        HUMAN,
        FIX
    }

    /// One condition; `!` in front turns it.
    record Term(boolean not, Kind kind, List<String> words, int number, Pattern first) {
        enum Kind {
            OPTION,
            VALUE,
            FEWER,
            EXACTLY,
            MORE,
            WORD,
            FIRST,
            FED,
            TERMINAL,
            FOREGROUND,
            CARRIES
        }
    }

    private static final Pattern NOTHING = Pattern.compile("");

    AttendanceRow {
        when = List.copyOf(when);
        if (why.isBlank()) throw new IllegalArgumentException("a rule without why; say why");
    }

    /// @throws IllegalArgumentException saying what cannot be read
    static AttendanceRow parse(String when, String form, String why) {
        var terms = new ArrayList<Term>();
        for (var word : when.split(" ")) if (!word.isEmpty()) terms.add(term(word));
        boolean calm = form.startsWith("=");
        var rest = calm ? form.substring(1) : form;
        int blank = rest.indexOf(' ');
        var verb = blank < 0 ? rest : rest.substring(0, blank);
        var text = blank < 0 ? "" : rest.substring(blank + 1).strip();
        return new AttendanceRow(terms, form(verb), text, calm, why);
    }

    private static Form form(String verb) {
        return switch (verb) {
            case "add" -> Form.ADD;
            case "front" -> Form.FRONT;
            case "end" -> Form.END;
            case "drop" -> Form.DROP;
            case "as" -> Form.AS;
            case "bound" -> Form.BOUND;
            case "once" -> Form.ONCE;
            case "cut" -> Form.CUT;
            case "human" -> Form.HUMAN;
            case "fix" -> Form.FIX;
            default -> throw new IllegalArgumentException("'" + verb + "' is no form");
        };
    }

    private static Term term(String word) {
        boolean not = word.startsWith("!");
        var text = not ? word.substring(1) : word;
        var words = List.of(text.substring(text.indexOf('=') + 1).split("/"));
        if (text.startsWith("-") || text.startsWith("+")) {
            int equals = text.indexOf('=');
            if (equals < 0) return new Term(not, Term.Kind.OPTION, options(text), 0, NOTHING);
            var named = new ArrayList<String>();
            named.add(text.substring(0, equals));
            named.addAll(words);
            return new Term(not, Term.Kind.VALUE, List.copyOf(named), 0, NOTHING);
        }
        if (text.startsWith("args")) {
            int number = Integer.parseInt(text.substring(5));
            var kind =
                    switch (text.charAt(4)) {
                        case '<' -> Term.Kind.FEWER;
                        case '>' -> Term.Kind.MORE;
                        case '=' -> Term.Kind.EXACTLY;
                        default -> throw new IllegalArgumentException(word + " compares how?");
                    };
            return new Term(not, kind, List.of(), number, NOTHING);
        }
        if (text.startsWith("arg=")) return new Term(not, Term.Kind.WORD, words, 0, NOTHING);
        if (text.startsWith("first~"))
            return new Term(not, Term.Kind.FIRST, List.of(), 0, Pattern.compile(text.substring(6)));
        var kind =
                switch (text) {
                    case "fed" -> Term.Kind.FED;
                    case "terminal" -> Term.Kind.TERMINAL;
                    case "foreground" -> Term.Kind.FOREGROUND;
                    case "carries" -> Term.Kind.CARRIES;
                    default -> throw new IllegalArgumentException("'" + word + "' is no condition");
                };
        return new Term(not, kind, List.of(), 0, NOTHING);
    }

    /// `-t/--tty`: several names of one option.
    static List<String> options(String text) {
        return List.of(text.split("/"));
    }

    /// Every option it asks for or drops.
    List<String> options() {
        var names = new ArrayList<>(flags());
        for (var term : when)
            if (term.kind() == Term.Kind.VALUE) names.add(term.words().getFirst());
        return names;
    }

    /// Those that need no value to be met.
    List<String> flags() {
        var names = new ArrayList<String>();
        for (var term : when) if (term.kind() == Term.Kind.OPTION) names.addAll(term.words());
        if (form == Form.DROP) names.addAll(options(text));
        return names;
    }

    boolean fits(Call call, Seat seat) {
        for (var term : when) if (holds(term, call, seat) == term.not()) return false;
        return true;
    }

    private static boolean holds(Term term, Call call, Seat seat) {
        return switch (term.kind()) {
            case OPTION -> call.has(term.words());
            case VALUE -> hasValue(term.words(), call);
            case FEWER -> call.plain.size() < term.number();
            case EXACTLY -> call.plain.size() == term.number();
            case MORE -> call.plain.size() > term.number();
            case WORD ->
                    call.plain.stream()
                            .anyMatch(i -> term.words().contains(call.words.get(i).value()));
            case FIRST -> !call.plain.isEmpty() && term.first().matcher(call.plainWord(0)).find();
            case FED -> seat.fed();
            case TERMINAL -> seat.terminal();
            case FOREGROUND -> seat.foreground();
            case CARRIES -> call.carries();
        };
    }

    private static boolean hasValue(List<String> words, Call call) {
        for (var option : call.options)
            if (option.name().equals(words.getFirst())
                    && option.value() != null
                    && words.subList(1, words.size()).contains(option.value())) return true;
        return false;
    }
}
