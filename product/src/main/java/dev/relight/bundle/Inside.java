package dev.relight.bundle;

import java.util.regex.Pattern;

/// Names and sizes of the files in a bundle; there are no others.
final class Inside {
    static final String MANIFEST = "manifest.json";
    static final String ENTRIES = "entries.jsonl";
    static final String PLAN = "plan.json";
    static final String RUNBOOK = "runbook.md";
    static final String OUTPUTS = "outputs/";

    private static final Pattern KNOWN =
            Pattern.compile(
                    "manifest\\.json|entries\\.jsonl|plan\\.json|runbook\\.md|outputs/[0-9a-f]{64}"
                            + "|records/(timeline\\.txt|timeline\\.json|postmortem\\.md|handover\\.md)");

    /// An incident of a day writes less than a tenth of it.
    static final int FILE_BYTES_MAX = 64 * 1024 * 1024;

    /// All files together; more is no incident but an attack on the memory.
    static final long TOTAL_BYTES_MAX = 256L * 1024 * 1024;

    /// Two outputs for each command, and thousands of commands.
    static final int FILES_MAX = 20_000;

    private Inside() {}

    static boolean isKnown(String name) {
        return KNOWN.matcher(name).matches();
    }
}
