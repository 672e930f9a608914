package dev.relight.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords under Argon2id (RFC 9106), in its usual text form.
public final class Passwords {
    /// Shorter ones are guessed; NIST SP 800-63B-4 asks for 15 where a password stands alone, 8 at
    /// the least.
    public static final int LENGTH_MIN = 12;

    /// Longer is no password, and hashing it is work for whoever sends it.
    public static final int LENGTH_MAX = 256;

    /// 19 MiB, two passes, one lane: OWASP's password storage cheat sheet.
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// Each holds its 19 MiB: more at a time, and logging in becomes an attack on memory.
    private static final Semaphore AT_A_TIME = new Semaphore(2);

    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9])\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /// What is compared when there is no such user, so that both take the same time.
    private static final String NOBODY = text(new byte[SALT_BYTES], new byte[HASH_BYTES]);

    private Passwords() {}

    /// What is wrong with a new password; empty if nothing.
    public static Optional<String> flaw(String password) {
        if (password.length() < LENGTH_MIN)
            return Optional.of("it is shorter than " + LENGTH_MIN + " characters");
        if (password.length() > LENGTH_MAX)
            return Optional.of("it is longer than " + LENGTH_MAX + " characters");
        return password.chars().distinct().count() < 4
                ? Optional.of("it repeats too few characters")
                : Optional.empty();
    }

    public static String hash(String password) {
        var salt = Secrets.bytes(SALT_BYTES);
        return text(salt, argon2(password, salt, MEMORY_KIB, PASSES, 1));
    }

    public static boolean fits(String password, String hash) {
        var form = FORM.matcher(hash);
        if (password.length() > LENGTH_MAX || !form.matches()) return false;
        var salt = Base64.getDecoder().decode(form.group(4));
        var made =
                argon2(
                        password,
                        salt,
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3)));
        return Secrets.same(
                Base64.getEncoder().withoutPadding().encodeToString(made), form.group(5));
    }

    /// Takes as long as a wrong password of a real user.
    static void fitsNobody(String password) {
        var _ = fits(password, NOBODY);
    }

    private static String text(byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) {
        AT_A_TIME.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(memory)
                            .withIterations(passes)
                            .withParallelism(lanes)
                            .withSalt(salt)
                            .build());
            var hash = new byte[HASH_BYTES];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            AT_A_TIME.release();
        }
    }
}
