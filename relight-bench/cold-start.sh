#!/usr/bin/env bash
# cold-start.sh RUNBOOK: wall time of `relight check RUNBOOK`, median of 15, with and without the AOT
# cache, taken in turns so that a noisy minute hits both.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
page=$1
runs=15
export RELIGHT_NO_BUILD=1
once() { # prints milliseconds
  local from to
  from=$(date +%s%N)
  "$root/relight" check "$page" >/dev/null 2>&1 || true
  to=$(date +%s%N)
  echo $(((to - from) / 1000000))
}
with=() without=()
once >/dev/null
for _ in $(seq $runs); do
  with+=("$(once)")
  without+=("$(RELIGHT_NO_AOT=1 once)")
done
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
echo "check, cold, median of $runs: $(median "${with[@]}") ms with the AOT cache, $(median "${without[@]}") ms without"
echo "  with:    ${with[*]}"
echo "  without: ${without[*]}"
