package dev.relight.danger;

/// Judges writing to a path by the path alone: a new file is harmless, a live one is not.
final class Writes {
    private final Table paths;
    private final Table emptied;

    Writes(Shelf shelf) {
        this.paths = shelf.always("write:");
        this.emptied = shelf.always("empty:");
    }

    /// The file gets new content.
    void written(String path, boolean appended, Scales to) {
        if (path.equals("-")) return;
        if (path.startsWith("/dev/") && isHarmless(path.substring(5))) return;
        to.add(Programs.ruled(Invocation.of(paths, path, appended ? "append" : "over")), path);
    }

    private static boolean isHarmless(String device) {
        return switch (device) {
            case "null", "stdout", "stderr", "tty" -> true;
            default ->
                    device.startsWith("fd/")
                            || device.startsWith("tcp/")
                            || device.startsWith("udp/");
        };
    }

    /// The file stays and is empty afterwards.
    void emptied(String path, Scales to) {
        to.add(Programs.ruled(Invocation.of(emptied, path)), path);
    }
}
