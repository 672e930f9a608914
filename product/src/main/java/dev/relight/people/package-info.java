/// Who is on call, who may approve, how each is reached.
///
/// Never decides whether somebody is asked; it only knows whom. Read in this order: [Person],
/// [Role].
@NullMarked
package dev.relight.people;

import org.jspecify.annotations.NullMarked;
