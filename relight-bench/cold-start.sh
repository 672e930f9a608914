#!/usr/bin/env bash
# cold-start.sh RUNBOOK: what `relight check RUNBOOK` takes from nothing, median of 15, with and
# without the AOT cache, taken in turns so that a noisy minute hits both. Wall time is what a person
# waits; processor time (user and system) says the same on a machine that others use too.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
page=$1
runs=15
export RELIGHT_NO_BUILD=1
TIMEFORMAT='%R %U %S'
once() { # prints milliseconds: wall, processor
  { time "$root/relight" check "$page" >/dev/null 2>&1 || true; } 2>&1 |
    awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }'
}
with=() without=()
once >/dev/null
for _ in $(seq $runs); do
  with+=("$(once)")
  without+=("$(RELIGHT_NO_AOT=1 once)")
done
column() { printf '%s\n' "${@:2}" | cut -d' ' -f"$1"; }
median() { column "$@" | sort -n | sed -n "$((($# - 1 + 1) / 2))p"; }
tell() { # label, then runs
  echo "$1: median $(median 1 "${@:2}") ms wall, $(median 2 "${@:2}") ms of processor time"
  echo "  wall: $(column 1 "${@:2}" | paste -sd' ')"
}
echo "relight check $page, cold, $runs runs each"
tell "with the AOT cache" "${with[@]}"
tell "without" "${without[@]}"
