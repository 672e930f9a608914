package dev.relight.runbook;

import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The bytes of a file on their way to being a text: refused when they are too many, or no text.
///
/// @param text null when the bytes were refused
/// @param problem null when they were not
record Intake(@Nullable String text, @Nullable Problem problem) {
    /// Twenty times the longest runbook we have seen; a parser needs memory of many times that.
    static final int FILE_BYTES_MAX = 2 * 1024 * 1024;

    /// Ten times the longest runbook we have seen; each line may become a node of the tree.
    static final int FILE_LINES_MAX = 50_000;

    /// A line longer than this is data, not writing.
    static final int LINE_CHARACTERS_MAX = 20_000;

    static Intake of(String file, byte[] bytes) {
        if (bytes.length > FILE_BYTES_MAX) return tooLarge(file, bytes.length);
        for (int at = 0; at < bytes.length; at++)
            if (bytes[at] == 0) return binary(file, bytes, at);
        try {
            var decoded =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return checked(file, lines(decoded));
        } catch (CharacterCodingException e) {
            return notUtf8(file, bytes);
        }
    }

    static Intake tooLarge(String file, long bytes) {
        return refused(
                Problem.error(
                        "file-too-large",
                        new Place(file, 1, 1),
                        "The file has "
                                + bytes
                                + " bytes; a runbook may have "
                                + FILE_BYTES_MAX
                                + ".",
                        "Give a runbook that people can read; split this file, or keep data out of it."));
    }

    private static Intake checked(String file, String text) {
        if (text.isBlank())
            return refused(
                    Problem.error(
                            "file-empty",
                            new Place(file, 1, 1),
                            "The file is empty.",
                            "Give a runbook in Markdown."));
        int lines = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && text.charAt(at) != '\n') continue;
            lines++;
            if (at - start > LINE_CHARACTERS_MAX) return longLine(file, lines, at - start);
            start = at + 1;
        }
        return lines > FILE_LINES_MAX ? manyLines(file, lines) : new Intake(text, null);
    }

    private static Intake longLine(String file, int line, int length) {
        return refused(
                Problem.error(
                        "line-too-long",
                        new Place(file, line, 1),
                        "The line has "
                                + length
                                + " characters; a runbook's line may have "
                                + LINE_CHARACTERS_MAX
                                + ".",
                        "Break the line, or keep data out of the runbook."));
    }

    private static Intake manyLines(String file, int lines) {
        return refused(
                Problem.error(
                        "file-too-large",
                        new Place(file, 1, 1),
                        "The file has "
                                + lines
                                + " lines; a runbook may have "
                                + FILE_LINES_MAX
                                + ".",
                        "Give a runbook that people can read; split this file, or keep data out of it."));
    }

    private static Intake binary(String file, byte[] bytes, int at) {
        return refused(
                Problem.error(
                        "file-not-text",
                        place(file, bytes, at),
                        "The file holds a NUL byte: it is no text.",
                        "Give a runbook in Markdown, saved as UTF-8."));
    }

    private static Intake notUtf8(String file, byte[] bytes) {
        return refused(
                Problem.error(
                        "file-not-utf8",
                        place(file, bytes, firstBad(bytes)),
                        "The file is not UTF-8 from here on.",
                        "Save it as UTF-8, for instance by `iconv -f latin1 -t utf-8`."));
    }

    private static int firstBad(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        decoder.decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        return Math.min(in.position(), Math.max(0, bytes.length - 1));
    }

    private static Place place(String file, byte[] bytes, int at) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++)
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        return new Place(file, line, at - start + 1);
    }

    private static Intake refused(Problem problem) {
        return new Intake(null, problem);
    }

    /// Line ends as `\n`, byte order mark off.
    private static String lines(String text) {
        var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return bare.indexOf('\r') < 0 ? bare : bare.replace("\r\n", "\n").replace('\r', '\n');
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
