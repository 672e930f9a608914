/// Tells people: chat, pager, mail, webhook; wording.
///
/// Never decides whether somebody is told: the incident does. Never sends anywhere but where the
/// settings say. Read in this order: [Post], [Wording], [Outlet].
@NullMarked
package dev.relight.notify;

import org.jspecify.annotations.NullMarked;
