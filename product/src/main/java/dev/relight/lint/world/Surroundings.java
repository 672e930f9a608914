package dev.relight.lint.world;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks around a runbook, or where it was told to look, and reads what defines names.
public final class Surroundings {
    /// Folders above the runbook that are looked at when nobody says where.
    private static final int UP_MAX = 4;

    /// Folders below one that was named with `--against`.
    private static final int DOWN_MAX = 5;

    /// Files looked at in all; a check must stay quick in a large repository.
    private static final int FILES_MAX = 3_000;

    /// Files opened in all.
    private static final int OPENED_MAX = 200;

    private static final long BYTES_MAX = 1_000_000;

    /// Where a project keeps what it is deployed with.
    private static final Set<String> WELL_KNOWN =
            Set.of(
                    "deploy",
                    "deployment",
                    "deployments",
                    "docker",
                    "compose",
                    "k8s",
                    "kubernetes",
                    "manifests",
                    "systemd",
                    "ops",
                    "infra");

    private static final Set<String> SKIPPED =
            Set.of("node_modules", "target", "build", "dist", "vendor", "venv", "__pycache__");

    private static final Set<String> UNIT_SUFFIXES =
            Set.of(".service", ".timer", ".socket", ".target", ".mount", ".path");

    private final List<Path> found = new ArrayList<>();
    private final List<Compose> composes = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final Set<String> units = new TreeSet<>();
    private final List<World.Unreadable> unreadable = new ArrayList<>();
    private int seen;

    private Surroundings() {}

    /// What stands beside a runbook and in the folders above it, up to the root of its repository.
    public static World beside(Path runbook) {
        var folder = runbook.toAbsolutePath().normalize().getParent();
        if (folder == null) return World.NONE;
        var around = new Surroundings();
        var folders = new LinkedHashSet<Path>();
        var up = folder;
        boolean repository = false;
        for (int i = 0; i <= UP_MAX && up != null && !repository; i++, up = up.getParent()) {
            folders.add(up);
            repository = Files.exists(up.resolve(".git"));
        }
        if (!repository) {
            folders.clear();
            folders.add(folder);
        }
        for (var one : folders) around.look(one, 0, true);
        var root = folders.getLast();
        around.open(root);
        boolean known = repository || around.definesAnything();
        return around.world(
                known ? "the files beside the runbook" : "",
                new DiskFiles(folder, List.copyOf(folders), known));
    }

    /// What a folder (and all below it) or one file defines.
    public static World against(Path place, Path runbook) {
        var around = new Surroundings();
        var where = place.toAbsolutePath().normalize();
        var folder = runbook.toAbsolutePath().normalize().getParent();
        if (folder == null) folder = where;
        if (Files.isDirectory(where)) {
            around.look(where, DOWN_MAX, true);
            around.open(where);
        } else {
            around.found.add(where);
            var parent = where.getParent();
            around.open(parent == null ? where : parent);
        }
        var root = Files.isDirectory(where) ? where : where.getParent();
        var from = root == null ? List.of(folder) : List.of(root, folder);
        return around.world(place.toString(), new DiskFiles(folder, from, root != null));
    }

    private boolean definesAnything() {
        return !composes.isEmpty() || !workloads.isEmpty() || !units.isEmpty();
    }

    private World world(String name, World.Files files) {
        var shown = name;
        if (found.size() == 1 && composes.size() == 1) shown = composes.getFirst().file();
        return new World(shown, composes, workloads, units, files, unreadable);
    }

    private void look(Path folder, int down, boolean wellKnown) {
        var below = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (++seen > FILES_MAX) return;
                var name = entry.getFileName().toString();
                if (Files.isDirectory(entry)) {
                    boolean wanted = down > 0 || (wellKnown && WELL_KNOWN.contains(name));
                    if (wanted && !name.startsWith(".") && !SKIPPED.contains(name))
                        below.add(entry);
                } else if (defines(name)) found.add(entry);
            }
        } catch (IOException notOurs) {
            return;
        }
        below.sort(null);
        for (var one : below) look(one, down - 1, false);
    }

    private static boolean defines(String name) {
        if (name.endsWith(".yml") || name.endsWith(".yaml")) return true;
        int dot = name.lastIndexOf('.');
        return dot > 0 && UNIT_SUFFIXES.contains(name.substring(dot));
    }

    private void open(Path root) {
        found.sort(null);
        int opened = 0;
        for (var file : found) {
            var name = file.getFileName().toString();
            if (!name.endsWith(".yml") && !name.endsWith(".yaml")) {
                units.add(name);
                continue;
            }
            if (++opened > OPENED_MAX) return;
            var shown = file.startsWith(root) ? root.relativize(file).toString() : name;
            document(file, shown.replace('\\', '/'), Compose.isComposeName(name));
        }
    }

    private void document(Path file, String shown, boolean compose) {
        try {
            if (Files.size(file) > BYTES_MAX) return;
            var text = Files.readString(file, StandardCharsets.UTF_8);
            if (!compose && !(text.contains("kind:") && text.contains("apiVersion:"))) return;
            if (!compose && text.contains("{{")) return;
            read(file, shown, text, compose);
        } catch (MalformedInputException binary) {
            if (compose) unreadable.add(new World.Unreadable(shown, "it is no text in UTF-8"));
        } catch (IOException gone) {
            unreadable.add(new World.Unreadable(shown, "it cannot be opened"));
        }
    }

    private void read(Path file, String shown, String text, boolean compose) {
        var yaml = Yaml.read(text);
        if (!yaml.trouble().isEmpty()) {
            unreadable.add(new World.Unreadable(shown, yaml.trouble()));
            var unfenced = withoutFence(text);
            if (!unfenced.equals(text)) yaml = Yaml.read(unfenced);
        }
        var parent = file.toAbsolutePath().getParent();
        var folder =
                parent == null || parent.getFileName() == null
                        ? ""
                        : parent.getFileName().toString();
        for (var document : yaml.documents()) {
            if (compose) {
                var read = ComposeReader.read(shown, folder, document);
                if (read != null) composes.add(read);
            } else ManifestReader.read(shown, document, workloads);
        }
    }

    /// A file pasted with the fence around it: broken for its tool, readable for us.
    private static String withoutFence(String text) {
        var bare = text.strip();
        if (!bare.startsWith("```") || !bare.endsWith("```")) return text;
        int firstEnd = bare.indexOf('\n');
        return firstEnd < 0 ? text : bare.substring(firstEnd + 1, bare.length() - 3);
    }
}
