#!/usr/bin/env bash
# Installs what the tests and the example runbooks call, on Debian and Ubuntu, as root. Safe to run again.
# Without it the tests that need a tool are skipped with a notice, and a missing tool is a finding.
set -eu
packages=(
  iproute2       # ss, ip: which port is taken, and by whom
  procps         # ps, pgrep, free, top, watch
  iputils-ping   # ping: is the other end there
  net-tools      # netstat: many runbooks still use it
  lsof           # who holds a file or a port
  curl           # nearly every runbook
  jq             # reads JSON in runbooks
  psmisc         # fuser, pstree, killall
  dnsutils       # dig, nslookup
  redis-tools    # redis-cli
  prometheus     # with the next two: a killed service is seen, told and told well again
  prometheus-alertmanager
  prometheus-blackbox-exporter
  openssh-server # sshd: the hands on another machine are tested against the real one
  openssh-client # ssh-keygen, ssh-agent for the same tests
  util-linux     # setsid, flock, mount
  python3-aiosmtpd # a mail server that speaks STARTTLS: mail is tested against it
  chromium       # the pages are tested in a real browser
  chromium-driver # drives it
  fonts-dejavu-core # letters and signs on the pictures of the documentation
)
if ! command -v apt-get >/dev/null 2>&1; then
  echo "setup: this is no Debian; install the like of: ${packages[*]}" >&2
  exit 2
fi
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "setup: everything is installed"
  exit 0
fi
if [ "$(id -u)" != 0 ]; then
  echo "setup: not root, so these stay missing: ${missing[*]}" >&2
  echo "  mend: sudo tools/setup-debian.sh" >&2
  exit 2
fi
echo "setup: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# What is installed for tests must not begin to serve on this machine.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod +x /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
