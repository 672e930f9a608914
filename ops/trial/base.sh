#!/usr/bin/env bash
# base.sh [PACKAGE...]: prints the path of a tar with a small Debian, systemd in it, and these packages
# too; made once for each list.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${RELIGHT_RANGE_CACHE:-$(cd "$here/../.." && pwd)/.relight/cache}
packages=systemd,systemd-sysv,dbus,sudo,bash,curl,jq,procps,iproute2,util-linux,openssh-client,ca-certificates,python3-minimal
for more in "$@"; do packages=$packages,$more; done
base=$cache/systemd-$(printf '%s' "$packages 1" | sha256sum | cut -c1-12).tar
if [ ! -f "$base" ]; then
  command -v mmdebstrap >/dev/null 2>&1 ||
    { echo "trial: mmdebstrap is missing; mend: make range-setup" >&2; exit 2; }
  mkdir -p "$cache"
  echo "trial: making a small Debian from packages (a minute or two, once)" >&2
  mmdebstrap --quiet --format=tar --variant=minbase --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --include="$packages" bookworm "$base.new" >&2
  mv "$base.new" "$base"
fi
printf '%s\n' "$base"
