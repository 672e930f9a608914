#!/usr/bin/env bash
# Takes the pictures of the incident room for the documentation: a real Relight repairs a real lamp, Chromium looks on.
# Usage: tools/record-room.sh [FOLDER]; needs chromium and chromium-driver (tools/setup-debian.sh).
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
to=$(realpath -m "${1:-$root/docs/pictures}")
cd "$root"
tools/with-jdk.sh mvn -q -B -Dquick -pl product test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath
cd product
../tools/with-jdk.sh bash -c '"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "target/classes:target/test-classes:$(<target/test-classpath)" dev.relight.room.Pictures "$1"' - "$to"
if command -v pngquant >/dev/null 2>&1; then pngquant --force --ext .png "$to"/room-*.png; fi
ls -l "$to"
