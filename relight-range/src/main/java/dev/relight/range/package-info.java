/// A small service that stands in for a team's real one.
///
/// It says so itself at `/`. It has the endpoints, dependencies, files and log lines that its
/// manifest names, really needs what it says it needs, and can really be broken; it never does the
/// work of the system it stands for. Read in this order: [Manifest], [Startup], [Need], [Answers],
/// [Weaknesses], [StandIn].
@NullMarked
package dev.relight.range;

import org.jspecify.annotations.NullMarked;
