package dev.relight.notify;

import static dev.relight.incident.Notice.Kind.ESCALATION;
import static dev.relight.incident.Notice.Kind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.relight.settings.Channel;
import jakarta.mail.Message.RecipientType;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail to a real SMTP server.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Test
    void everything_about_one_incident_is_one_thread_with_ids_that_stay() throws Exception {
        var server = started(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            server.setUser("relight", "s3cret-mail");
            var outlet = outlet(server, Channel.Mail.Security.NONE, "s3cret-mail", null);
            var first =
                    Scene.message(
                            ESCALATION,
                            "shop is down: Störung\r\nBcc: eve@example.org",
                            new Message.Part("Impact", "no orders"));
            assertThat(outlet.send(first, List.of("ada@example.org", "ben@example.org")))
                    .isEqualTo(new Reply.Taken("2 addresses"));
            assertThat(outlet.send(first.again(), List.of())).isInstanceOf(Reply.Taken.class);
            outlet.send(Scene.message(RESOLVED, "shop is well again"), List.of());
            var letters = server.getReceivedMessages();
            assertThat(letters).hasSize(4);
            assertThat(letters[0].getSubject())
                    .isEqualTo("shop is down: Störung Bcc: eve@example.org");
            assertThat(letters[0].getHeader("Bcc")).isNull();
            assertThat(letters[0].getMessageID()).isEqualTo("<shop-1-n001@example.org>");
            assertThat(letters[2].getMessageID()).isEqualTo(letters[0].getMessageID());
            assertThat(letters[2].getSubject()).startsWith("(repeat) ");
            assertThat(letters[2].getRecipients(RecipientType.TO)[0].toString())
                    .isEqualTo("team@example.org");
            for (var letter : letters) {
                assertThat(letter.getHeader("In-Reply-To")[0])
                        .isEqualTo("<shop-1.thread@example.org>");
                assertThat(letter.getHeader("Auto-Submitted")[0]).isEqualTo("auto-generated");
            }
            assertThat(GreenMailUtil.getBody(letters[0])).contains("Impact").contains("no orders");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_wrong_password_will_never_work_and_a_server_that_is_away_may_come_back()
            throws Exception {
        var server = started(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        GreenMailUser user = server.setUser("relight", "right");
        assertThat(user.getLogin()).isEqualTo("relight");
        server.getUserManager().setAuthRequired(true);
        var wrong = outlet(server, Channel.Mail.Security.NONE, "s3cret-wrong", null);
        var message = Scene.message(ESCALATION, "x");
        assertThat(wrong.send(message, List.of()))
                .isEqualTo(new Reply.Never("the mail server refuses the login"));
        server.stop();
        assertThat(wrong.send(message, List.of())).isInstanceOf(Reply.Later.class);
    }

    @Test
    void a_server_that_offers_no_encryption_gets_no_password_and_no_mail() throws Exception {
        var server = started(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            var outlet = outlet(server, Channel.Mail.Security.STARTTLS, "s3cret-mail", null);
            var reply = outlet.send(Scene.message(ESCALATION, "x"), List.of());
            assertThat(reply).isNotInstanceOf(Reply.Taken.class);
            assertThat(reply.toString()).containsIgnoringCase("starttls");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void with_starttls_a_real_server_gets_the_mail_over_an_encrypted_line(@TempDir Path folder)
            throws Exception {
        var python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/lib/python3/dist-packages/aiosmtpd")),
                "no aiosmtpd: run tools/setup-debian.sh to test STARTTLS");
        var store = certificate(folder.resolve("server.p12"), "localhost");
        pem(store, folder);
        int port = freePort();
        var server =
                new ProcessBuilder(
                                python.toString(),
                                "-u",
                                "-m",
                                "aiosmtpd",
                                "-n",
                                "-l",
                                "localhost:" + port,
                                "-c",
                                "aiosmtpd.handlers.Debugging",
                                "stdout",
                                "--tlscert",
                                folder.resolve("cert.pem").toString(),
                                "--tlskey",
                                folder.resolve("key.pem").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile())
                        .start();
        try {
            var mail =
                    new Channel.Mail(
                            "mail",
                            "localhost",
                            port,
                            Channel.Mail.Security.STARTTLS,
                            null,
                            null,
                            "relight@example.org",
                            List.of("team@example.org"));
            var outlet = new MailOutlet(mail, null, DEADLINE, trusting(store));
            var message = Scene.message(ESCALATION, "shop is down");
            var reply = outlet.send(message, List.of());
            for (int i = 0; i < 200 && reply instanceof Reply.Later && server.isAlive(); i++) {
                Thread.sleep(50);
                reply = outlet.send(message, List.of());
            }
            assertThat(reply).isEqualTo(new Reply.Taken("1 address"));
            assertThat(Files.readString(folder.resolve("said"))).contains("Subject: shop is down");
            var distrusting = new MailOutlet(mail, null, DEADLINE, null);
            assertThat(distrusting.send(message, List.of())).isInstanceOf(Reply.Later.class);
        } finally {
            server.destroyForcibly();
            server.waitFor();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void pem(Path store, Path folder) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var encoder = Base64.getMimeEncoder();
        Files.writeString(
                folder.resolve("cert.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(encoder.encodeToString(keys.getCertificate("x").getEncoded())));
        var key = keys.getKey("x", "changeit".toCharArray());
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(encoder.encodeToString(key.getEncoded())));
    }

    @Test
    void over_tls_only_a_server_that_shows_the_right_certificate_is_told(@TempDir Path folder)
            throws Exception {
        var store = certificate(folder.resolve("server.p12"), "localhost");
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        var server = started(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        try {
            var message = Scene.message(ESCALATION, "shop is down");
            var trusting = outlet(server, Channel.Mail.Security.TLS, null, trusting(store));
            assertThat(trusting.send(message, List.of())).isInstanceOf(Reply.Taken.class);
            assertThat(server.getReceivedMessages()).hasSize(1);
            var usual = outlet(server, Channel.Mail.Security.TLS, null, null);
            assertThat(usual.send(message, List.of())).isInstanceOf(Reply.Later.class);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    private static GreenMail started(ServerSetup setup) {
        setup.setServerStartupTimeout(20_000);
        var server = new GreenMail(setup.dynamicPort());
        server.start();
        return server;
    }

    private static MailOutlet outlet(
            GreenMail server,
            Channel.Mail.Security security,
            @Nullable String password,
            @Nullable SSLSocketFactory sockets) {
        int port =
                security == Channel.Mail.Security.TLS
                        ? server.getSmtps().getPort()
                        : server.getSmtp().getPort();
        var mail =
                new Channel.Mail(
                        "mail",
                        "localhost",
                        port,
                        security,
                        password == null ? null : "relight",
                        null,
                        "relight@example.org",
                        List.of("team@example.org"));
        return new MailOutlet(mail, password, DEADLINE, sockets);
    }

    private static Path certificate(Path store, String host) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "x",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "SAN=dns:" + host,
                                "-keystore",
                                store.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .start();
        var said =
                new String(
                        made.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return store;
    }

    private static SSLSocketFactory trusting(Path store) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setCertificateEntry("x", keys.getCertificate("x"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(own);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
