#!/usr/bin/env bash
# with-jdk.sh COMMAND...: runs COMMAND with JAVA_HOME set to a JDK 25 or newer.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/find-jdk.sh"
find_jdk 25 || exit 2
export JAVA_HOME=$jdk_home
# Maven's own libraries use what newer JDKs warn about; the warning says nothing about Relight.
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
exec "$@"
