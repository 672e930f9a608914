package dev.relight.bench;

import dev.relight.secret.Redactor;

/// How fast secrets are taken out of ordinary output.
public final class RedactorBench {
    private static final int ROUNDS = 40;

    private RedactorBench() {}

    public static void main(String[] args) {
        var log =
                """
                2026-03-02T10:00:00.123Z INFO  [http-12] shop.Orders : order=48213 user=ada took=12ms
                10.1.2.3 - - [02/Mar/2026:10:00:00 +0000] "GET /api/v1/items?page=2 HTTP/1.1" 200 512
                {"level":"info","msg":"accepted","id":"550e8400-e29b-41d4-a716-446655440000","n":3}
                ERROR db: connection to postgres://app:hunter2hunter2@db:5432/shop refused (attempt 3)
                CONTAINER ID   IMAGE     STATUS                  PORTS                    NAMES
                """;
        var text = log.repeat((1 << 20) / log.length());
        var redactor = new Redactor();
        for (int i = 0; i < 50; i++) redactor.learn("a-secret-of-the-settings-" + i);
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            int kept = redactor.redact(text).length();
            double seconds = (System.nanoTime() - before) / 1e9;
            if (round == 0 || round == ROUNDS - 1)
                System.out.printf(
                        "round %d: %.0f ms for 1 MiB (%d left), %.0f MB/s%n",
                        round + 1, seconds * 1000, kept, text.length() / 1e6 / seconds);
        }
    }
}
