package dev.relight.room.page;

/// Who looks at the page.
///
/// @param name empty if nobody is logged in
/// @param rank what they may do
/// @param csrf goes into every form; empty without a session
public record Who(String name, Rank rank, String csrf) {
    /// Each may do what the ones before may.
    public enum Rank {
        NOBODY,
        VIEWER,
        RESPONDER,
        APPROVER;

        public boolean mayAct() {
            return compareTo(RESPONDER) >= 0;
        }

        public boolean mayApprove() {
            return this == APPROVER;
        }
    }

    public static final Who NOBODY = new Who("", Rank.NOBODY, "");

    public boolean isKnown() {
        return rank != Rank.NOBODY;
    }
}
