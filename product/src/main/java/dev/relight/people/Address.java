package dev.relight.people;

/// One way to reach a person.
///
/// @param channel name of the channel in the settings
/// @param to a mail address, a member id to be mentioned; empty where the channel itself is the
///   person's
public record Address(String channel, String to) {
    @Override
    public String toString() {
        return to.isEmpty() ? channel : channel + " " + to;
    }
}
