package dev.relight.hands;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Carries by a command of this machine that runs bash elsewhere: `docker exec`, `kubectl exec`.
public final class ProcessCarrier implements Carrier {
    /// Enough for the answers of one incident; each is a process here.
    private static final int AT_ONCE_MAX = 8;

    /// An answer holds both ends of every stream of a job.
    private static final int ANSWER_BYTES_MAX = 256 * 1024 * 1024;

    private final String target;
    private final List<String> command;
    private final Path folder;
    private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX);

    /// @param command without the `bash -s` at its end
    /// @param folder here, for what is carried; made if absent
    public ProcessCarrier(String target, List<String> command, Path folder) {
        this.target = target;
        this.command = List.copyOf(command);
        this.folder = folder;
    }

    /// Into a running container.
    public static ProcessCarrier docker(String container, Path folder) {
        // Root's home may not be set there, and `cd` must go somewhere that can be written.
        return new ProcessCarrier(
                "docker exec " + container, List.of("docker", "exec", "-i", container), folder);
    }

    /// Into a pod.
    public static ProcessCarrier kubectl(String namespace, String pod, Path folder) {
        return new ProcessCarrier(
                "kubectl exec " + pod,
                List.of("kubectl", "-n", namespace, "exec", "-i", pod, "--"),
                folder);
    }

    @Override
    public String target() {
        return target;
    }

    /// Through files, since a virtual thread that reads from a process holds its carrier thread.
    @Override
    public byte[] carry(byte[] script, Duration within) throws IOException {
        Files.createDirectories(folder, JobFolder.OWNER_ONLY);
        var in = Files.createTempFile(folder, "in", "");
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        atOnce.acquireUninterruptibly();
        try {
            Files.copy(
                    new ByteArrayInputStream(script),
                    in,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return ran(in, out, err, within);
        } finally {
            atOnce.release();
            for (var file : List.of(in, out, err)) Files.deleteIfExists(file);
        }
    }

    private byte[] ran(Path in, Path out, Path err, Duration within) throws IOException {
        var words = new java.util.ArrayList<>(command);
        words.addAll(List.of("bash", "-s"));
        Process process;
        try {
            process =
                    new ProcessBuilder(words)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
        } catch (IOException e) {
            throw new Unreached(String.valueOf(e.getMessage()));
        }
        int exit = exit(process, within);
        if (Files.size(out) > ANSWER_BYTES_MAX) throw new IOException("an endless answer");
        var answer = Files.readAllBytes(out);
        if (exit != 0 && answer.length == 0) throw new Unreached(firstLine(err, exit));
        return answer;
    }

    private static int exit(Process process, Duration within) throws IOException {
        try {
            CompletableFuture<Process> end = process.onExit();
            return end.get(within.toMillis(), TimeUnit.MILLISECONDS).exitValue();
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("no answer within " + within.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String firstLine(Path err, int exit) throws IOException {
        var said = new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
        return said.lines().filter(line -> !line.isBlank()).findFirst().orElse("exit " + exit);
    }

    @Override
    public void close() {}
}
