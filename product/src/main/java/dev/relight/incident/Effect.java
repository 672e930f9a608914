package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Something that must be done outside. Doing it twice must do no harm, so each has a key.
public sealed interface Effect {
    /// Stable: the same effect has the same key for ever.
    String key();

    /// Start the job, or take hold of it if it was started before.
    record RunJob(Run run) implements Effect {
        @Override
        public String key() {
            return "run " + run.fence();
        }
    }

    /// Look for a job that may have been started before a crash; start nothing.
    record FindJob(Run run) implements Effect {
        @Override
        public String key() {
            return "find " + run.fence() + " " + run.since();
        }
    }

    record KillJob(String fence) implements Effect {
        @Override
        public String key() {
            return "kill " + fence;
        }
    }

    /// Read these files of the target, as they are now.
    ///
    /// @param key says for what; an answer under another key is of no use any more
    record ReadFiles(String key, String target, String workingDirectory, List<String> files)
            implements Effect {
        public ReadFiles {
            files = List.copyOf(files);
        }
    }

    record Tell(Notice notice) implements Effect {
        @Override
        public String key() {
            return "tell " + notice.id();
        }
    }

    /// As long as this is owed, look at the service's health: at once, then again and again.
    ///
    /// @param every pause after the first look, and after one that saw a change
    /// @param most pauses may grow up to this while nothing changes
    /// @param checks the runbook's own health checks, where the service has no probe
    record WatchHealth(Duration every, Duration most, List<HealthCheck> checks) implements Effect {
        public WatchHealth {
            checks = List.copyOf(checks);
        }

        @Override
        public String key() {
            return "watch " + every + " " + most + " " + checks.size();
        }
    }

    /// As long as this is owed, wake the incident at that time.
    record WakeAt(Instant time) implements Effect {
        @Override
        public String key() {
            return "wake " + time;
        }
    }
}
