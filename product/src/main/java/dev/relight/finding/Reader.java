package dev.relight.finding;

/// Reads facts of one kind from the output of one kind of program; never fails, never guesses.
interface Reader {
    void read(Output output, Notes notes);

    /// By the name that `looks.yaml` uses.
    static Reader named(String name) {
        return switch (name) {
            case "http" -> HttpReader::read;
            case "prometheus" -> MetricReader::answer;
            case "metrics" -> MetricReader::page;
            case "load-test" -> LoadTestReader::read;
            case "containers" -> ContainerReader::list;
            case "replicas" -> ContainerReader::replicas;
            case "supervisor" -> ContainerReader::supervisor;
            case "stats" -> StatsReader::read;
            case "inspect" -> InspectReader::read;
            case "network" -> InspectReader::network;
            case "published" -> PortReader::published;
            case "listeners" -> PortReader::listeners;
            case "connection" -> PortReader::connection;
            case "images" -> HistoryReader::images;
            case "history" -> HistoryReader::commits;
            case "pods" -> PodReader::pods;
            case "ready" -> PodReader::ready;
            case "describe" -> PodReader::describe;
            case "events" -> PodReader::events;
            case "unit" -> UnitReader::unit;
            case "units" -> UnitReader::list;
            case "log" -> LogReader::read;
            case "kernel" -> LogReader::kernel;
            case "disk" -> DiskReader::filesystems;
            case "sizes" -> DiskReader::sizes;
            case "memory" -> MemoryReader::read;
            case "cgroup" -> MemoryReader::events;
            case "load" -> LoadReader::read;
            case "processes" -> ProcessReader::read;
            case "ping" -> NameReader::ping;
            case "names" -> NameReader::names;
            case "certificate" -> CertificateReader::read;
            case "database" -> StoreReader::database;
            case "redis" -> StoreReader::redis;
            case "environment" -> EnvironmentReader::read;
            case "files" -> FileReader::list;
            case "checksums" -> FileReader::checksums;
            case "config" -> FileReader::config;
            case "script" -> StoreReader::script;
            case "none" -> (_, _) -> {};
            default -> throw new IllegalStateException("looks.yaml names no reader '" + name + "'");
        };
    }
}
