package dev.relight.orders;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Which runbooks the team trusts to run what is reversible alone; kept with their text, so that a
/// change can be shown.
///
/// A digest that was accepted once stays so: its text is the same for ever.
public final class AcceptedRunbooks {
    /// Lines around each change.
    private static final int CONTEXT_LINES = 3;

    private final Path folder;

    /// @param state the folder that the Relight in question works in
    public AcceptedRunbooks(Path state) {
        folder = state.resolve("accepted");
    }

    /// Durable when this returns.
    public Accepted accept(Path runbook, byte[] text, String by, Instant at) throws IOException {
        Files.createDirectories(folder);
        var file = runbook.toAbsolutePath().normalize().toString();
        var accepted = new Accepted(sha256(text), file, by, at);
        var words = new Properties();
        words.setProperty("file", file);
        words.setProperty("by", by);
        words.setProperty("at", at.toString());
        var said = new StringWriter();
        words.store(said, "relight accept");
        Holds.write(
                folder.resolve(accepted.sha256() + ".md"),
                new String(text, StandardCharsets.UTF_8));
        Holds.write(folder.resolve(accepted.sha256() + ".properties"), said.toString());
        return accepted;
    }

    /// Who accepted just this text; empty if nobody did.
    public Optional<Accepted> of(String sha256) throws IOException {
        var file = folder.resolve(sha256 + ".properties");
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /// The text of this file that was accepted last; empty if none was.
    public Optional<Accepted> last(Path runbook) throws IOException {
        var file = runbook.toAbsolutePath().normalize().toString();
        return all().stream()
                .filter(it -> it.file().equals(file))
                .max(Comparator.comparing(Accepted::at));
    }

    /// What has changed since, as `diff -u` prints it; empty if nothing has.
    public List<String> diff(Accepted before, byte[] now) throws IOException {
        var old = lines(Files.readString(folder.resolve(before.sha256() + ".md")));
        var fresh = lines(new String(now, StandardCharsets.UTF_8));
        return UnifiedDiffUtils.generateUnifiedDiff(
                "accepted by " + before.by(),
                "now",
                old,
                DiffUtils.diff(old, fresh),
                CONTEXT_LINES);
    }

    public static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; every Java must", e);
        }
    }

    private List<Accepted> all() throws IOException {
        var all = new ArrayList<Accepted>();
        if (!Files.isDirectory(folder)) return all;
        try (var files = Files.newDirectoryStream(folder, "*.properties")) {
            for (var file : files) all.add(read(file));
        }
        return all;
    }

    private static Accepted read(Path file) throws IOException {
        var words = new Properties();
        words.load(new StringReader(Files.readString(file)));
        var name = String.valueOf(file.getFileName());
        return new Accepted(
                name.substring(0, name.indexOf('.')),
                words.getProperty("file", ""),
                words.getProperty("by", "somebody"),
                Instant.parse(words.getProperty("at", Instant.EPOCH.toString())));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
