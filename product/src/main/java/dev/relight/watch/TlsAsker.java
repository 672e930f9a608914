package dev.relight.watch;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Asks for a certificate and reads when it ends.
///
/// Whether its issuer is trusted is not asked: many a service is its own issuer, and nothing is
/// sent over this connection.
final class TlsAsker {
    private TlsAsker() {}

    static Answer ask(Check.Tls check, Duration timeout, InstantSource clock) {
        return SocketAsker.connected(
                check.at(),
                check.target(),
                timeout,
                line -> {
                    line.socket().setSoTimeout(line.left());
                    // A peer that sends a byte now and then must not hold us for ever.
                    var guard = Thread.startVirtualThread(() -> closeAt(line));
                    try {
                        return judged(certificate(line, check.at()), check, clock.instant());
                    } finally {
                        guard.interrupt();
                    }
                });
    }

    private static void closeAt(SocketAsker.Line line) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, line.untilNanos() - System.nanoTime())));
            line.socket().close();
        } catch (InterruptedException | IOException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static X509Certificate certificate(SocketAsker.Line line, Endpoint at)
            throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            var factory = context.getSocketFactory();
            var socket =
                    (SSLSocket) factory.createSocket(line.socket(), at.host(), at.port(), true);
            var parameters = socket.getSSLParameters();
            if (at.host().matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*"))
                parameters.setServerNames(List.of(new SNIHostName(at.host())));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String judged(X509Certificate certificate, Check.Tls check, Instant now)
            throws SocketAsker.Refusal {
        var ends = certificate.getNotAfter().toInstant();
        var day = ends.atOffset(ZoneOffset.UTC).toLocalDate();
        if (ends.isBefore(now))
            throw new SocketAsker.Refusal("certificate expired on " + day + ": " + check.target());
        if (certificate.getNotBefore().toInstant().isAfter(now))
            throw new SocketAsker.Refusal("certificate is not valid yet: " + check.target());
        long days = Duration.between(now, ends).toDays();
        return ends.isBefore(now.plus(check.warning()))
                ? "certificate expires in %d days, on %s: %s".formatted(days, day, check.target())
                : "certificate valid until " + day + ": " + check.target();
    }

    /// Takes any certificate, to read it.
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
