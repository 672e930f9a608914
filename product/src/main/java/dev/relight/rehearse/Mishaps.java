package dev.relight.rehearse;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How often things go wrong, each one in so many times that it could.
///
/// @param oneIn what is not there, or 0, never happens
public record Mishaps(Map<Mishap, Integer> oneIn) {
    public Mishaps {
        var all = new EnumMap<Mishap, Integer>(Mishap.class);
        all.putAll(oneIn);
        oneIn = Collections.unmodifiableMap(all);
    }

    public static Mishaps none() {
        return new Mishaps(Map.of());
    }

    /// With this one, once in `times`.
    public Mishaps with(Mishap mishap, int times) {
        var all = new EnumMap<Mishap, Integer>(Mishap.class);
        all.putAll(oneIn);
        all.put(mishap, times);
        return new Mishaps(all);
    }

    /// A night on which everything may go wrong, and most still goes well.
    public static Mishaps many() {
        return none().with(Mishap.CRASH, 120)
                .with(Mishap.SUDDEN, 700)
                .with(Mishap.LOST, 3)
                .with(Mishap.LATE, 40)
                .with(Mishap.SLOW, 20)
                .with(Mishap.MUTE, 60)
                .with(Mishap.DELAYED, 12)
                .with(Mishap.REPEATED, 10)
                .with(Mishap.ODD, 30)
                .with(Mishap.SECRET, 20)
                .with(Mishap.EDITED, 40)
                .with(Mishap.FLAP, 400)
                .with(Mishap.LEAP, 500)
                .with(Mishap.DISK, 400)
                .with(Mishap.UNTOLD, 10)
                .with(Mishap.SILENT, 8)
                .with(Mishap.TARDY, 12)
                .with(Mishap.TWICE, 8)
                .with(Mishap.NO, 6)
                .with(Mishap.OTHER, 4);
    }

    int oneIn(Mishap mishap) {
        return oneIn.getOrDefault(mishap, 0);
    }
}
