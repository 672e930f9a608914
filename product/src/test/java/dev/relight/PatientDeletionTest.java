package dev.relight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder of a test goes, whoever still writes in it when the test is over.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PatientDeletionTest {
    private static @Nullable Path left;

    @Test
    void a_process_that_still_writes_here_does_not_fail_the_test(@TempDir Path folder)
            throws Exception {
        left = folder;
        var line = "for i in {1..40}; do mkdir -p x/$i && echo $i > x/$i/out; sleep 0.01; done";
        new ProcessBuilder("bash", "-c", line).directory(folder.toFile()).start();
        while (Files.notExists(folder.resolve("x/3/out"))) Thread.sleep(2);
    }

    @AfterAll
    static void gone() {
        assertThat(left).isNotNull().doesNotExist();
    }
}
