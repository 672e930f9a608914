/// What people at another terminal tell a Relight at work.
///
/// A letter is a small file in the state folder, whose rights are the only key. Never opens the
/// journal and never decides: a reader of letters does. Read in this order: [Letter], [Reply],
/// [LetterBox], [Clerk], [IncidentLetters].
@NullMarked
package dev.relight.inbox;

import org.jspecify.annotations.NullMarked;
