/// JSON over HTTP: health, metrics, incidents, alerts.
///
/// Never decides: it asks the engine, and says what came of it. Read in this order: [Ground],
/// [HealthApi], [AlertsApi], [IncidentsApi], [Metrics].
@NullMarked
package dev.relight.api;

import org.jspecify.annotations.NullMarked;
