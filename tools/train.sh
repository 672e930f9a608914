#!/usr/bin/env bash
# Unpacks the native libraries and makes the AOT cache that lets `relight` start fast.
# The cache is deleted before it is made: a stale one would run old code silently.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/find-jdk.sh"
find_jdk 25 || exit 2
dist=$root/product/target/dist
rm -f "$dist"/*.aot "$dist"/*.aot.for
"$root/tools/unpack-natives.sh" "$dist" "$jdk_home"
jars=("$dist"/relight-tables.jar "$dist"/lib/*.jar)
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Drelight.home="$root")
[ -d "$dist/native" ] && flags+=(-Dorg.sqlite.lib.path="$dist/native")
train() { # name of the cache, then what Training gets
  local aot=$dist/$1.aot
  "$jdk_home/bin/java" -XX:AOTCacheOutput="$aot" "${flags[@]}" -Xlog:disable -Xlog:all=off \
    -cp "$dist/relight-tables.jar:$dist/lib/relight-0.1.0-SNAPSHOT.jar" \
    dev.relight.cli.Training "${@:2}" >/dev/null 2>"$dist/train.log" ||
    { tail -n 5 "$dist/train.log" >&2; rm -f "$aot"; return 1; }
  [ -f "$aot" ] || return 1
  touch "$aot"
  IFS= read -r -d '' release <"$jdk_home/release" || true
  printf '%s\n%s' "${jars[*]##*/}" "$jdk_home $release" >"$aot.for"
}
# The examples of all findings as one runbook, so that no rule of the lint is new to the cache.
examples=$dist/examples.md
awk '/^=== /{ if (open) print "```"; open = 0; print "\n## If " $2 "\n"; next }
  /^--- /{ if (open) print "```"; open = !/ md$/; print open ? "```bash" : ""; next }
  { print } END { if (open) print "```" }' "$root"/product/src/test/resources/lint/examples/*.txt >"$examples"
# Two caches: the short commands would wait for the classes of the service.
train relight "$root/tools/training.md" "$root/examples/lantern/service-down.md" "$examples" \
  "$root"/docs/runbooks/*.md "$root"/product/src/test/resources/runbooks/*.md
rm -f "$examples"
train serve serve
