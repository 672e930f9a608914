package dev.relight.runbook;

import dev.relight.lexicon.AskWords;
import dev.relight.lexicon.RemarkWords;

/// Whether a sentence asks the reader to run what it shows.
final class Asked {
    private Asked() {}

    /// A lead-in over a block.
    static boolean toRun(String leadIn) {
        return !leadIn.isBlank()
                && !RemarkWords.forbidsBlock(leadIn)
                && AskWords.leadsToBlock(leadIn);
    }

    /// Code within a sentence: what stands before it asks to run it.
    static boolean toRunHere(String before) {
        return !RemarkWords.forbidsBlock(before) && AskWords.leadsToCode(before);
    }
}
