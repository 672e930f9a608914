#!/usr/bin/env bash
# Many people watch one incident live while it runs; half of them lose their connection twice.
# Prints what was lost, how late news came, and the server's memory. Usage: watchers.sh [PEOPLE] [SECONDS] [NEWS_A_SECOND]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/find-jdk.sh"
find_jdk 25 || exit 2
people=${1:-500} seconds=${2:-15} pace=${3:-5}
classes=${RELIGHT_BENCH_CLASSPATH:-$root/relight-bench/target/classes:$(<"$root/relight-bench/target/classpath")}
java=("$jdk_home/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -cp "$classes")
state=$(mktemp -d)
ulimit -n 8192 2>/dev/null || true
coproc server { "${java[@]}" -Xmx256m dev.relight.bench.WatchedRoom "$state" "$root/examples/lantern/service-down.md" "$seconds" "$pace" 2>"$state/errors"; }
trap 'kill "$server_PID" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$state"' EXIT
out=${server[0]} in=${server[1]}
read -r port id token <&"$out" || { cat "$state/errors" >&2; exit 1; }
read -r line <&"$out"; echo "server $line"
mkfifo "$state/said"
"${java[@]}" dev.relight.bench.Watchers "$port" "$id" "$token" "$people" >"$state/said" &
watchers=$!
exec 7<"$state/said"
read -r line <&7; echo "$line"
echo >&"$in"
read -r line <&"$out"; echo "server $line"
cat <&7
wait "$watchers"
echo >&"$in"
read -r line <&"$out"; echo "$line in the journal"
