package dev.relight.notify;

import dev.relight.settings.Channel;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Mail over SMTP; everything about one incident is one thread in people's mail programs.
final class MailOutlet implements Outlet {
    /// A subject beyond this is cut by every mail program.
    private static final int SUBJECT_CHARACTERS_MAX = 200;

    private final Channel.Mail mail;
    private final Session session;

    /// @param password null where the server wants none
    /// @param sockets for tests with a certificate of their own; null: what the machine trusts
    MailOutlet(
            Channel.Mail mail,
            @Nullable String password,
            Duration deadline,
            @Nullable SSLSocketFactory sockets) {
        this.mail = mail;
        session = Session.getInstance(properties(mail, deadline, sockets), login(mail, password));
    }

    private static Properties properties(
            Channel.Mail mail, Duration deadline, @Nullable SSLSocketFactory sockets) {
        var properties = new Properties();
        var millis = Long.toString(deadline.toMillis());
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", mail.host());
        properties.put("mail.smtp.port", Integer.toString(mail.port()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.auth", Boolean.toString(mail.user() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean starttls = mail.security() == Channel.Mail.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        boolean tls = mail.security() == Channel.Mail.Security.TLS;
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
        if (sockets != null && (tls || starttls))
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        return properties;
    }

    private static @Nullable Authenticator login(Channel.Mail mail, @Nullable String password) {
        if (mail.user() == null || password == null) return null;
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(mail.user(), password);
            }
        };
    }

    @Override
    public Reply send(Message message, List<String> to) {
        var recipients = to.isEmpty() ? mail.to() : to;
        if (recipients.isEmpty())
            return new Reply.Never("the channel %s names no address `to`".formatted(mail.name()));
        try {
            Transport.send(letter(message, recipients));
            return new Reply.Taken(
                    recipients.size() == 1 ? "1 address" : recipients.size() + " addresses");
        } catch (AddressException broken) {
            return new Reply.Never("an address cannot be used: " + broken.getMessage());
        } catch (AuthenticationFailedException refused) {
            return new Reply.Never("the mail server refuses the login");
        } catch (SendFailedException failed) {
            return refused(failed);
        } catch (MessagingException failed) {
            return new Reply.Later("the mail server was not reached or broke off: " + last(failed));
        }
    }

    /// 4xx may work later, 5xx never will (RFC 5321, 4.2.1).
    private static Reply refused(SendFailedException failed) {
        boolean some =
                failed.getValidSentAddresses() != null && failed.getValidSentAddresses().length > 0;
        if (some) return new Reply.Taken("some addresses; others were refused: " + last(failed));
        for (Exception each = failed; each != null; each = next(each)) {
            int code =
                    switch (each) {
                        case SMTPSendFailedException it -> it.getReturnCode();
                        case SMTPAddressFailedException it -> it.getReturnCode();
                        default -> 0;
                    };
            if (code >= 500) return new Reply.Never("refused by the mail server: " + last(failed));
        }
        return new Reply.Later("not taken by the mail server: " + last(failed));
    }

    private static @Nullable Exception next(Exception failed) {
        return failed instanceof MessagingException it ? it.getNextException() : null;
    }

    private static String last(MessagingException failed) {
        Exception last = failed;
        for (var next = next(last); next != null; next = next(last)) last = next;
        return Cut.line(200, String.valueOf(last.getMessage()));
    }

    private MimeMessage letter(Message message, List<String> recipients) throws MessagingException {
        var letter = new Letter(session, id(message.id()));
        letter.setFrom(new InternetAddress(mail.from(), true));
        for (var each : recipients)
            letter.addRecipient(RecipientType.TO, new InternetAddress(each, true));
        var mark = message.repeat() ? "(repeat) " : "";
        letter.setSubject(
                Cut.line(SUBJECT_CHARACTERS_MAX, mark + message.title()),
                StandardCharsets.UTF_8.name());
        var thread = id(message.incident() + ".thread");
        letter.setHeader("In-Reply-To", thread);
        letter.setHeader("References", thread);
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Relight-Incident", message.incident());
        if (message.weight() == Message.Weight.URGENT) letter.setHeader("Importance", "high");
        letter.setSentDate(Date.from(message.at()));
        letter.setText(message.text(), StandardCharsets.UTF_8.name());
        return letter;
    }

    private String id(String local) {
        return "<%s@%s>".formatted(local, mail.from().substring(mail.from().indexOf('@') + 1));
    }

    /// Keeps its id; the library would make a new one for each try.
    private static final class Letter extends MimeMessage {
        private final String id;

        Letter(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
