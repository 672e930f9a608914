package dev.relight.account;

import dev.relight.people.Role;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The code printed at the first start, with which the first admin is made, once.
public final class FirstCode {
    /// 60 bits in letters that cannot be mistaken for each other; with the limit on attempts it
    /// cannot be guessed.
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;

    private final Accounts accounts;
    private @Nullable String digest;

    public FirstCode(Accounts accounts) {
        this.accounts = accounts;
    }

    /// The code to print; empty when there are users already.
    public synchronized Optional<String> begin() {
        if (!accounts.users().isEmpty()) return Optional.empty();
        var code = new StringBuilder();
        for (var each : Secrets.bytes(LENGTH)) {
            if (code.length() == 4 || code.length() == 9) code.append('-');
            code.append(LETTERS.charAt(each & 31));
        }
        digest = Secrets.digest(plain(code.toString()));
        return Optional.of(code.toString());
    }

    public synchronized boolean isOpen() {
        return digest != null && accounts.users().isEmpty();
    }

    /// Makes the first admin; false if the code is wrong or used.
    ///
    /// @throws IllegalArgumentException name or password will not do
    public synchronized boolean use(String code, String name, String password) {
        if (!isOpen() || digest == null || !Secrets.same(digest, Secrets.digest(plain(code))))
            return false;
        accounts.put(name, Role.ADMIN, password);
        digest = null;
        return true;
    }

    private static String plain(String code) {
        return code.strip().replace("-", "").toUpperCase(Locale.ROOT);
    }
}
