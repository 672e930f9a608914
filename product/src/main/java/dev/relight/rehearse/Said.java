package dev.relight.rehearse;

/// What a command printed and how it ended.
record Said(int exit, String out, String err) {
    static final Said NOTHING = new Said(0, "", "");
}
