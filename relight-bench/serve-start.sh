#!/usr/bin/env bash
# serve-start.sh [RUNS]: from the start of `relight serve` to its first 200 on /health/ready, and the memory
# it holds after a minute's rest (REST=seconds). Bars: median <= 800 ms, <= 130 MB.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runs=${1:-7}
folder=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; sleep 1; rm -rf "$folder"' EXIT
port=$((20000 + RANDOM % 20000))
cp "$root/examples/lantern/service-down.md" "$folder/"
cat >"$folder/relight.yaml" <<YAML
services:
  - name: lantern
    runbook: service-down.md
    autonomy: observe
    placeholders: {port: "$port"}
    probes: [{http: "http://127.0.0.1:$port/alive", every: 5s}]
YAML
ready() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r line <&3
  exec 3>&- 3<&-
  [[ $line == *" 200 "* ]]
}
times=()
cpus=()
tick=$((1000 / $(getconf CLK_TCK)))
for _ in $(seq "$runs"); do
  began=$(date +%s%N)
  RELIGHT_NO_BUILD=1 "$root/relight" serve --config "$folder/relight.yaml" --port "$port" >"$folder/out" 2>&1 &
  pid=$!
  until ready 2>/dev/null; do sleep 0.005; kill -0 "$pid" 2>/dev/null || { cat "$folder/out"; exit 1; }; done
  times+=($((($(date +%s%N) - began) / 1000000)))
  read -ra stat <"/proc/$pid/stat"
  cpus+=($(((stat[13] + stat[14]) * tick)))
  if [ ${#times[@]} = "$runs" ]; then sleep "${REST:-20}"; grep -E 'VmRSS' "/proc/$pid/status"; fi
  kill "$pid"; wait "$pid" 2>/dev/null || true; pid=
done
sorted=$(printf '%s\n' "${times[@]}" | sort -n)
echo "ready in ms: $(echo $sorted); median $(echo "$sorted" | sed -n "$(((runs + 1) / 2))p")"
echo "processor time in ms (what a machine that does nothing else would need at most): ${cpus[*]}"
