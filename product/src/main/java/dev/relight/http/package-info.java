/// The one server: routes, login, tokens, limits, static files.
///
/// Never decides about an incident; it lets the right callers through to those who do, and keeps
/// every other out. Read in this order: [Route], [Request], [Reply], [Feed], [Server], [Gate].
@NullMarked
package dev.relight.http;

import org.jspecify.annotations.NullMarked;
