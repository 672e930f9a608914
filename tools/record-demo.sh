#!/usr/bin/env bash
# record-demo.sh OUT.png [demo options]: runs the demo for real and takes a picture of what it printed.
# Needs aha and chromium (Debian packages of these names).
set -eu
out=$(realpath "$1")
shift
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for tool in aha chromium; do
  command -v "$tool" >/dev/null || { echo "record-demo: $tool is missing; apt-get install $tool" >&2; exit 2; }
done
COLUMNS=110 CLICOLOR_FORCE=1 "$root/relight" demo "$@" >"$work/run.ansi" 2>&1
{
  echo '<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #16181d; color: #d7dae0; font: 15px/1.45 "DejaVu Sans Mono", monospace; }
    pre { margin: 0; padding: 24px 28px; white-space: pre; }</style><pre>'
  printf '<span style="color:#8b93a1">$ ./relight demo%s</span>\n' "${*:+ $*}"
  sed "s#$root#~/relight#g" "$work/run.ansi" | aha --no-header --black
  echo '</pre>'
} >"$work/run.html"
lines=$(($(wc -l <"$work/run.ansi") + 2))
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$work/profile" \
  --window-size=1120,$((lines * 22 + 60)) --screenshot="$out" "file://$work/run.html" >"$work/chromium.log" 2>&1
echo "wrote $out"
