#!/usr/bin/env bash
# kill-demo.sh [TIMES]: kills Relight with SIGKILL at a random moment of a demo, starts it again, and
# looks at what came of it: restored every time, nothing above reversible run twice, the journal whole.
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
  line=$folder/records/$fault/timeline.json
  twice=$( [ -f "$line" ] && jq -r '[.. | objects | select(.kind? == "job-started") | .run | select(.purpose == "ACT") | select(.danger != "OBSERVE" and .danger != "REVERSIBLE") | (.lines | tostring)] | group_by(.) | map(select(length > 1)) | length' "$line" 2>/dev/null )
  echo "$((i + 1)): $fault, $killed after $after s, then exit $exit, above reversible run twice: ${twice:-not recorded}"
  [ "$exit" = 0 ] || { bad=$((bad + 1)); tail -n 25 "$state/again"; }
done
echo "$((times - bad)) of $times restored"
[ "$bad" = 0 ]
