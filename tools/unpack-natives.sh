#!/usr/bin/env bash
# unpack-natives.sh DIST JDK_HOME: lays SQLite's native library of this machine beside the jars, so that
# a start does not unpack it to the temporary folder (and leave it there when killed).
set -eu
dist=$1
jdk=$2
case $(uname -s)-$(uname -m) in
  Linux-x86_64) lite=Linux/x86_64 ;;
  Linux-aarch64) lite=Linux/aarch64 ;;
  *) exit 0 ;; # it unpacks itself there
esac
# A Java without the tool (as in an image) uses what was laid there before.
[ -x "$jdk/bin/jar" ] || exit 0
rm -rf "$dist/native"
mkdir -p "$dist/native"
cd "$dist/native"
for jar in ../lib/sqlite-jdbc-*.jar; do
  "$jdk/bin/jar" xf "$jar" "org/sqlite/native/$lite/libsqlitejdbc.so"
  mv "org/sqlite/native/$lite/libsqlitejdbc.so" .
  rm -r org
done
