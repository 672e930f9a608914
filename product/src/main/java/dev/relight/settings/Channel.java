package dev.relight.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way messages leave the house; nothing is ever sent anywhere else.
public sealed interface Channel {
    /// Unique in the file.
    String name();

    /// An incoming webhook of Slack.
    record Slack(String name, Secret url) implements Channel {}

    /// The "when a webhook request is received" workflow of Microsoft Teams.
    record Teams(String name, Secret url) implements Channel {}

    /// The Events API v2 of PagerDuty.
    ///
    /// @param endpoint `https://events.pagerduty.com/v2/enqueue`, or that of another region
    record PagerDuty(String name, Secret routingKey, String endpoint) implements Channel {
        public static final String ENDPOINT_DEFAULT = "https://events.pagerduty.com/v2/enqueue";
    }

    /// Somebody's own endpoint; each message is signed.
    ///
    /// @param key of the HMAC; null: unsigned
    record Webhook(String name, Secret url, @Nullable Secret key) implements Channel {}

    /// Mail.
    ///
    /// @param user null: the server wants no login
    /// @param to where messages go that are for the channel and for nobody by name
    record Mail(
            String name,
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable Secret password,
            String from,
            List<String> to)
            implements Channel {
        public Mail {
            to = List.copyOf(to);
        }

        /// How the connection is kept from listeners.
        public enum Security {
            /// Plain at first, then encrypted or not at all.
            STARTTLS,
            TLS,
            /// For a server on this machine only.
            NONE;

            /// As written in the settings.
            public String word() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }
    }
}
