#!/usr/bin/env bash
# Installs what the range needs, on Debian, as root: the Docker Engine is not started.
set -eu
packages=(
  docker.io         # the Engine and its client
  docker-compose    # the 1.29 that runbooks call by this name
  mmdebstrap        # makes the image from Debian packages
  redis-tools postgresql-client # redis-cli, pg_isready, psql: called where the one on call sits
  jq openssl curl procps iproute2 iputils-ping net-tools lsof dnsutils psmisc
  apache2-utils     # ab
  htop dnsmasq-base python3 python3-yaml python-is-python3 git
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || { echo "range: everything is installed"; exit 0; }
[ "$(id -u)" = 0 ] || { echo "range: not root; missing: ${missing[*]}" >&2; exit 2; }
echo "range: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# The Engine is started by the range itself, once per machine, never by the package.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; trap 'rm -f "$policy"' EXIT; fi
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
