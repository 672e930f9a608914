package dev.relight.danger;

import java.util.List;
import java.util.Locale;

/// Names that say a value is secret: `DATABASE_PASSWORD`, `api_key`.
final class SecretNames {
    private static final List<String> PARTS =
            List.of(
                    "PASSWORD",
                    "PASSWD",
                    "PASSPHRASE",
                    "SECRET",
                    "TOKEN",
                    "APIKEY",
                    "API_KEY",
                    "PRIVATE_KEY",
                    "ACCESS_KEY",
                    "ENCRYPTION_KEY",
                    "SIGNING_KEY",
                    "MASTER_KEY",
                    "AUTH_KEY",
                    "SERVICE_KEY",
                    "SSH_KEY",
                    "CREDENTIAL",
                    "CONNECTION_STRING",
                    "DATABASE_URL",
                    "DB_URL",
                    "REDIS_URL",
                    "MONGO_URI",
                    "MONGODB_URI",
                    "WEBHOOK_URL",
                    "_DSN",
                    "PGPASS",
                    "_PWD",
                    "_PASS",
                    "LICENSE_KEY",
                    "BEARER");

    private SecretNames() {}

    static boolean isSecret(String name) {
        var upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (var part : PARTS) if (upper.contains(part)) return true;
        return upper.endsWith("_KEY") || upper.equals("DSN") || upper.equals("PASS");
    }
}
