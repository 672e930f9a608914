package dev.relight.problem;

/// One thing that is wrong with what the user wrote: what, where, and how to mend it.
///
/// @param code stable and kebab-case, such as `curl-no-timeout`; listed in
///   `docs/reference/findings.md`
/// @param what one sentence about this very place
/// @param mend one sentence in the imperative
public record Problem(String code, Severity severity, Place where, String what, String mend) {
    public Problem {
        if (what.isBlank() || mend.isBlank())
            throw new IllegalArgumentException(
                    code + " at " + where + " lacks what or mend; give both");
    }

    public static Problem error(String code, Place where, String what, String mend) {
        return new Problem(code, Severity.ERROR, where, what, mend);
    }

    public static Problem warning(String code, Place where, String what, String mend) {
        return new Problem(code, Severity.WARNING, where, what, mend);
    }

    public static Problem info(String code, Place where, String what, String mend) {
        return new Problem(code, Severity.INFO, where, what, mend);
    }
}
