package dev.relight.http;

/// Sees who comes and goes; for the audit and for metrics. Must be quick.
public interface Onlooker {
    /// Somebody writes, and is let through; called before it is done. What this throws keeps it
    /// from being done.
    ///
    /// @param by name of the caller; `-` where nobody is known
    /// @param what such as `POST /incidents/web-3/approve`
    void writes(String by, String what, String from);

    /// Somebody tried to get in, or left.
    ///
    /// @param what such as `login`
    /// @param outcome `ok` or why not
    void door(String by, String what, String outcome, String from);

    void answered(int status);

    static Onlooker nobody() {
        return new Onlooker() {
            @Override
            public void writes(String by, String what, String from) {
                // Nobody keeps it.
            }

            @Override
            public void door(String by, String what, String outcome, String from) {
                // Nobody keeps it.
            }

            @Override
            public void answered(int status) {
                // Nobody counts.
            }
        };
    }
}
