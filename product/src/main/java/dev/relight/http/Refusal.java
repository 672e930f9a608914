package dev.relight.http;

/// The request cannot be granted; thrown by handlers, answered with its status, what and mend.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String mend;

    /// @param what one sentence; goes to the caller
    /// @param mend one sentence in the imperative
    public Refusal(int status, String what, String mend) {
        super(what, null, false, false);
        this.status = status;
        this.mend = mend;
    }

    public int status() {
        return status;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String mend() {
        return mend;
    }

    public static Refusal notFound(String what) {
        return new Refusal(404, what, "look it up in the list");
    }

    public static Refusal bad(String what, String mend) {
        return new Refusal(400, what, mend);
    }
}
