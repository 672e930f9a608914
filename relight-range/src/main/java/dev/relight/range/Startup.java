package dev.relight.range;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What must be in order before the service answers at all.
final class Startup {
    private Startup() {}

    /// Everything that is wrong, in the words of the log; empty when it may start.
    static List<String> wrongs(Manifest manifest, Map<String, String> environment) {
        var wrongs = new ArrayList<String>();
        for (var name : manifest.environment())
            if (environment.getOrDefault(name, "").isBlank())
                wrongs.add("missing required environment variable " + name);
        var startup = manifest.startup();
        var config = startup.get("config");
        if (config != null) config(Path.of(config), startup.getOrDefault("keys", ""), wrongs);
        var model = startup.get("model");
        if (model != null) model(Path.of(model), wrongs);
        var certificate = startup.get("certificate");
        if (certificate != null) certificate(Path.of(certificate), wrongs);
        var cache = startup.get("cache");
        if (cache != null) cache(Path.of(cache), wrongs);
        if ("yes".equals(environment.get("STAND_IN_BROKEN")))
            wrongs.add(
                    "Traceback: this build cannot start (NoSuchMethodError in its first module)");
        return wrongs;
    }

    private static void config(Path file, String keys, List<String> wrongs) {
        try {
            var loaded =
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            if (!(loaded instanceof Map<?, ?> map)) {
                wrongs.add("configuration error: " + file + " holds no settings");
                return;
            }
            for (var key : keys.split(" ", -1))
                if (!key.isEmpty() && !(map.get(key) instanceof Integer))
                    wrongs.add(
                            "configuration error: invalid value '%s' for %s in %s, a whole number is wanted"
                                    .formatted(map.get(key), key, file));
        } catch (IOException e) {
            wrongs.add("configuration error: cannot read " + file);
        } catch (YamlEngineException e) {
            wrongs.add("configuration error: " + file + " is no YAML");
        }
    }

    /// The file beside it, `.sha256`, says what it must be.
    static void model(Path file, List<String> wrongs) {
        try {
            var wanted =
                    Files.readString(file.resolveSibling(file.getFileName() + ".sha256")).strip();
            var found = sum(file);
            if (!found.equals(wanted))
                wrongs.add("failed to load model " + file + ": checksum mismatch, file corrupted");
        } catch (IOException e) {
            wrongs.add("failed to load model " + file + ": " + e);
        }
    }

    static String sum(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(in.readAllBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void certificate(Path file, List<String> wrongs) {
        try (var in = Files.newInputStream(file)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(in);
            if (read instanceof X509Certificate certificate) certificate.checkValidity();
        } catch (IOException | GeneralSecurityException e) {
            wrongs.add("TLS certificate " + file + " is invalid or expired: " + e.getMessage());
        }
    }

    private static void cache(Path file, List<String> wrongs) {
        try {
            if (Files.exists(file)
                    && !Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("{"))
                wrongs.add("FATAL corrupt cache entry " + file + ", cannot start");
        } catch (IOException e) {
            wrongs.add("FATAL cannot read cache entry " + file);
        }
    }
}
