package dev.relight;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/// Removes the folder of a test, also while a command that outlives its Relight still writes there.
///
/// That a command goes on is what Relight promises; it ends in a moment, and the folder with it.
@NullMarked
public final class PatientDeletion implements TempDirDeletionStrategy {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 50;

    @Override
    public DeletionResult delete(
            Path folder, AnnotatedElementContext element, ExtensionContext context)
            throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var result = Standard.INSTANCE.delete(folder, element, context);
        while (!result.isSuccessful() && System.nanoTime() < end) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return result;
            }
            result = Standard.INSTANCE.delete(folder, element, context);
        }
        return result;
    }
}
