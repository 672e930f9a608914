/// Every finding of the lint in words: code, weight, mend.
///
/// Only tables and how they are read. Read in this order: [Catalogue], [Rows].
@NullMarked
package dev.relight.lint.catalogue;

import org.jspecify.annotations.NullMarked;
