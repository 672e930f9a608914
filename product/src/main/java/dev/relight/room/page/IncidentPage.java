package dev.relight.room.page;

import dev.relight.room.paper.Paper;
import dev.relight.room.sheet.IncidentSheet;
import java.util.Map;
import java.util.Objects;

/// One incident's page, its regions filled.
///
/// @param digest the beginning of the runbook's SHA-256
/// @param unread why no runbook is flown, and how to mend it; empty where one is
/// @param said what became of the form that was sent last; empty if none was
/// @param paper the runbook, alight
public record IncidentPage(
        String id,
        int version,
        String file,
        String digest,
        String unread,
        String said,
        String paper,
        Map<String, String> regions) {
    private static final int DIGEST_SHOWN = 12;

    static IncidentPage of(
            IncidentSheet sheet, Paper paper, Map<String, String> regions, String said) {
        var source = sheet.opening().plan().source();
        var sha = source.sha256();
        return new IncidentPage(
                sheet.opening().id(),
                sheet.version(),
                name(source.file()),
                sha.substring(0, Math.min(DIGEST_SHOWN, sha.length())),
                Objects.requireNonNullElse(sheet.opening().unread(), ""),
                said,
                paper.fill(slot -> regions.getOrDefault(Regions.name(slot), "")),
                regions);
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    public String region(String name) {
        return regions.getOrDefault(name, "");
    }
}
