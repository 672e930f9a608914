/// What the files beside a runbook define: names, ports, paths.
///
/// Reads compose files, Kubernetes manifests and systemd units; judges nothing. Read in this order:
/// [World], [Surroundings], then one reader per kind of file.
@NullMarked
package dev.relight.lint.world;

import org.jspecify.annotations.NullMarked;
