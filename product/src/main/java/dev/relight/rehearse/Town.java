package dev.relight.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// All services of the simulated world, by name.
public final class Town {
    private final Map<String, Stand> stands = new LinkedHashMap<>();

    /// With this service in it.
    public Town with(String service, Stand stand) {
        stands.put(service, stand);
        return this;
    }

    List<Stand> all() {
        return List.copyOf(stands.values());
    }

    Stand service(String name) {
        var stand = stands.get(name);
        if (stand == null) throw new IllegalStateException("the town has no service " + name);
        return stand;
    }

    /// The service that an incident, or a job of it, is about: `shop-12.L30.1` is about `shop`.
    Stand of(String incident) {
        var id = JOB.matcher(incident).replaceFirst("");
        return service(id.substring(0, id.lastIndexOf('-')));
    }

    /// What stands behind the incident's id in the name of a job.
    private static final Pattern JOB = Pattern.compile("\\.[LHF][0-9a-f]+\\.[0-9]+$");
}
