#!/usr/bin/env bash
# Builds the one image of the range as a tar: Debian packages, a small Java runtime, the stand-in.
# The Debian part is kept for as long as the list of packages is the same.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(cd "$here/.." && pwd)
cache=${cache:-$root/.relight/cache}
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
. "$root/tools/find-jdk.sh"
find_jdk 25 || exit 2

packages=bash,coreutils,curl,procps,iproute2,iputils-ping,postgresql,redis-server,python3-minimal,python3-psycopg2,ca-certificates,openssl
named() { sha256sum | cut -c1-12; }
base=$cache/base-$(printf '%s' "$packages 2${RANGE_SMALL:-}" | named).tar

# A few programs of this very machine with their libraries: enough for the slice that needs no store.
small() {
  local tree program library
  tree=$(mktemp -d)
  mkdir -p "$tree"/{bin,etc,tmp,usr/local/bin} "$tree/usr/bin"
  for program in bash sh env cat head rm sleep grep kill curl ps; do
    cp -L "$(type -P "$program")" "$tree/usr/bin/$program"
    ln -sf "../usr/bin/$program" "$tree/bin/$program"
    for library in $(ldd "$(type -P "$program")" | grep -oE '/[^ )]+'); do
      mkdir -p "$tree$(dirname "$library")"
      cp -Ln "$library" "$tree$library"
    done
  done
  for library in m dl pthread rt nss_files nss_dns resolv; do
    for file in /lib/*-linux-gnu*/lib"$library".so.?; do
      [ -e "$file" ] && mkdir -p "$tree$(dirname "$file")" && cp -Ln "$file" "$tree$file"
    done
  done
  echo 'root:x:0:0:root:/:/bin/bash' >"$tree/etc/passwd"
  echo 'hosts: files dns' >"$tree/etc/nsswitch.conf"
  chmod 1777 "$tree/tmp"
  tar --owner=0 --group=0 -cf "$base.new" -C "$tree" .
  rm -rf "$tree"
  mv "$base.new" "$base"
}

if [ -n "${RANGE_SMALL:-}" ] && [ ! -f "$base" ]; then small; fi
if [ ! -f "$base" ]; then
  echo "range: making the base image from Debian packages (a minute or two, once)" >&2
  # Unused parts are left out: PostgreSQL's compiler, its example cluster, papers and languages.
  mmdebstrap --quiet --format=tar --variant=essential --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --include="$packages" \
    --customize-hook='rm -rf "$1"/usr/lib/x86_64-linux-gnu/libLLVM* "$1"/usr/lib/x86_64-linux-gnu/libz3* "$1"/var/lib/postgresql/15 "$1"/usr/share/i18n "$1"/usr/share/perl/5* "$1"/var/cache/debconf "$1"/var/lib/apt/lists/*' \
    --customize-hook='ln -s /usr/bin/python3 "$1/usr/bin/python"; for t in "$1"/usr/lib/postgresql/*/bin/*; do ln -sf "${t#"$1"}" "$1/usr/local/bin/"; done' \
    bookworm "$base.new"
  rm -f "$cache"/base-*.tar
  mv "$base.new" "$base"
fi

jre=$cache/jre-$( { cat "$jdk_home/release"; echo 2; } | named)
if [ ! -d "$jre" ]; then
  rm -rf "$cache"/jre-*
  "$jdk_home/bin/jlink" --strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive --output "$jre" --add-modules \
    java.base,java.sql,java.naming,java.management,java.logging,java.net.http,java.security.jgss,java.security.sasl,jdk.httpserver,jdk.unsupported
fi

jar=$here/target/stand-in.jar
if [ ! -f "$jar" ] || [ -n "$(find "$here/src/main" "$here/pom.xml" -newer "$jar" -type f -print -quit)" ]; then
  (cd "$root" && "$root/tools/with-jdk.sh" mvn -B -q -Dquick -DskipTests -pl relight-range package >&2)
fi

image=$cache/image-$( { echo "$base $jre"; cat "$jar" "$here"/image/{build.sh,stand-in,postgres,python-app.py}; } | named).tar
rm -rf "$cache/lib" && mkdir -p "$cache/lib" && cp "$here"/target/lib/*.jar "$jar" "$cache/lib/"
[ -f "$image" ] && exit 0
echo "range: putting the image together" >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/stand-in" "$work/app"
cp -a "$jre" "$work/jre"
cp -a "$here/target/lib" "$work/stand-in/lib"
rm -f "$work"/stand-in/lib/checker-qual*
cp "$jar" "$work/stand-in/lib/"
install -m 755 "$here/image/stand-in" "$here/image/postgres" "$work/stand-in/"
mkdir -p "$work/stand-in/python/app"
cp "$here/image/python-app.py" "$work/stand-in/python/app/utils.py"
touch "$work/stand-in/python/app/__init__.py"
cp "$base" "$image.new"
tar --owner=0 --group=0 -rf "$image.new" -C "$work" jre stand-in app
rm -f "$cache"/image-*.tar
mv "$image.new" "$image"
