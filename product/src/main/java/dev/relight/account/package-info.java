/// Who may log in and what each may do; hashed at rest.
///
/// Never keeps a password or a token in clear, and never says which of name and password was wrong.
/// Read in this order: [Right], [Caller], [Accounts], [Passwords], [Sessions].
@NullMarked
package dev.relight.account;

import org.jspecify.annotations.NullMarked;
