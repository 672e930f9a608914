#!/usr/bin/env bash
# Builds what `relight` needs to run: the jars, the unpacked natives and the AOT cache. No tests.
# Several at once wait for each other.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. tools/find-jdk.sh
find_jdk 25 || exit 2
if ! command -v mvn >/dev/null 2>&1; then
  echo "relight: Maven is needed to build, and there is no 'mvn' on the PATH" >&2
  echo "  mend: install it (Debian: apt-get install maven), then try again" >&2
  exit 2
fi
mkdir -p product/target
exec 9>product/target/build.lock
if command -v flock >/dev/null 2>&1; then flock 9; fi
export JAVA_HOME=$jdk_home
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
echo "relight: building (the first time it takes a minute or two, and fetches libraries)"
log=product/target/build.log
if ! mvn -B -q -Dquick -DskipTests -pl examples/lantern,product package >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "relight: the build failed; the whole log is product/target/build.log" >&2
  echo "  mend: if it could not fetch libraries, check the network or your Maven mirror" >&2
  exit 2
fi
tools/train.sh || echo "relight: no AOT cache could be made; Relight works without it, a little slower to start" >&2
touch product/target/dist/built
