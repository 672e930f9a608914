#!/usr/bin/env bash
# kill-demo.sh [TIMES]: kills Relight with SIGKILL at a random moment of a demo, starts it again, and
# looks at what came of it: restored every time, nothing above reversible run twice.
set -u
times=${1:-10}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
state=$(mktemp -d)
faults=(port-conflict hang bad-config out-of-memory dependency-down crash)
bad=0
trap 'rm -rf "$state"' EXIT
for ((i = 0; i < times; i++)); do
  fault=${faults[i % ${#faults[@]}]}
  after=$((RANDOM % 6 + 1)).$((RANDOM % 10))
  folder=$state/$i
  "$root/relight" demo --fault "$fault" --soak 3s --state "$folder" >"$state/first" 2>&1 &
  demo=$!
  sleep "$after"
  kill -KILL "$demo" 2>/dev/null && killed=killed || killed="was over"
  wait "$demo" 2>/dev/null
  exit=0
  if [ "$killed" = killed ]; then
    timeout 200 "$root/relight" demo --fault "$fault" --soak 3s --state "$folder" >"$state/again" 2>&1
    exit=$?
  fi
  told=$folder/records/$fault/timeline.txt
  twice=$(grep -oE 'line [0-9]+ started \((disruptive|destructive|unknown)\)' "$told" | sort | uniq -d | wc -l)
  echo "$((i + 1)): $fault, $killed after $after s, then exit $exit, above reversible run twice: $twice"
  [ "$exit" = 0 ] && [ "$twice" = 0 ] || { bad=$((bad + 1)); tail -n 25 "$state/again"; }
done
echo "$((times - bad)) of $times restored, with nothing above reversible run twice"
[ "$bad" = 0 ]
