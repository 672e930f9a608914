package dev.relight.settings;

import java.time.Duration;

/// One question to a service, asked again and again.
///
/// @param every how often it is asked, at least [#EVERY_MIN]
/// @param timeout after this an answer is no answer; never longer than `every`
/// @param looks how many answers it takes to be believed
public record Probe(Ask ask, Duration every, Duration timeout, Looks looks) {
    /// More often is load, not watching.
    public static final Duration EVERY_MIN = Duration.ofMillis(200);

    /// Less often nobody calls watching.
    public static final Duration EVERY_MAX = Duration.ofDays(1);

    public Probe {
        if (timeout.compareTo(every) > 0) timeout = every;
    }

    /// So many failed answers of the last `of` make it down, so many good ones in a row up again.
    public record Looks(int down, int of, int up) {
        /// One lost packet or a pause for garbage is no outage, and a service that fails three
        /// looks of five serves nobody, though two came through. One good look may be a process
        /// that starts and dies.
        public static final Looks STANDARD = new Looks(3, 5, 2);

        /// For what is certain at once: a silence was measured already.
        public static final Looks AT_ONCE = new Looks(1, 1, 1);
    }

    /// How a kind is asked where the file does not say.
    record Habit(Duration every, Duration timeout, Looks looks) {
        static Habit of(Ask ask) {
            return switch (ask) {
                case Ask.Http _, Ask.Tcp _, Ask.Redis _, Ask.Postgres _, Ask.Dns _ ->
                        habit(5, 2, Looks.STANDARD);
                // A command costs a process, a handshake is work for the other side.
                case Ask.Command _ -> habit(30, 10, Looks.STANDARD);
                case Ask.Tls _ -> habit(60, 5, Looks.STANDARD);
                case Ask.Heartbeat _ -> habit(5, 2, Looks.AT_ONCE);
            };
        }

        private static Habit habit(int every, int timeout, Looks looks) {
            return new Habit(Duration.ofSeconds(every), Duration.ofSeconds(timeout), looks);
        }
    }
}
