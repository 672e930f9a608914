#!/usr/bin/env bash
# unpack-natives.sh DIST JDK_HOME: lays the native libraries of this machine beside the jars, so that
# a start does not unpack them to the temporary folder (and leave them there when killed).
set -eu
dist=$1
jdk=$2
case $(uname -s)-$(uname -m) in
  Linux-x86_64) tree=x86_64-linux-gnu lite=Linux/x86_64 ;;
  Linux-aarch64) tree=aarch64-linux-gnu lite=Linux/aarch64 ;;
  *) exit 0 ;; # the libraries unpack themselves there
esac
rm -rf "$dist/native"
mkdir -p "$dist/native"
cd "$dist/native"
for jar in ../lib/tree-sitter-*.jar; do
  "$jdk/bin/jar" xf "$jar" "lib/$tree-tree-sitter.so" "lib/$tree-tree-sitter-bash.so"
done
for jar in ../lib/sqlite-jdbc-*.jar; do
  "$jdk/bin/jar" xf "$jar" "org/sqlite/native/$lite/libsqlitejdbc.so"
  mv "org/sqlite/native/$lite/libsqlitejdbc.so" .
  rm -r org
done
