/// Finds secrets in text and takes them out.
///
/// Never logs, keeps or shows what it finds. Time is in proportion to the text, whatever stands in
/// it. Read in this order: `SecretName`, `Shape`, `Redactor`, and then the finders `Known`,
/// `Named`, `Shapes`, `Userinfo`, `Armour`, `Flags`.
@NullMarked
package dev.relight.secret;

import org.jspecify.annotations.NullMarked;
