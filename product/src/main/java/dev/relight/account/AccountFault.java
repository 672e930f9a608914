package dev.relight.account;

/// The accounts cannot be read or written; nobody gets in meanwhile.
public final class AccountFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    AccountFault(String message) {
        super(message);
    }
}
