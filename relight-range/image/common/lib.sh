# Sourced by scripts of a machine and by faults: words for breaking and mending, in one place.
# machine/names sets SERVICE (compose), CONTAINER, COMPOSE (files as docker-compose options), HEALTH,
# DATABASE and CACHE_STORE (compose services of PostgreSQL and Redis), PORT.
. machine/names
JAVA=$(ls -d "${RANGE_CACHE:-$(cat machine/cache)}"/jre-*/bin/java | head -n 1)
LIB=$(cat machine/lib)

compose() { docker-compose $COMPOSE "$@"; }
status() { curl -s -o /dev/null -w '%{http_code}' --max-time "${1:-2}" "$HEALTH"; }
up() { [ "$(status)" = 200 ]; }
eventually() { for _ in $(seq "${TRIES:-100}"); do "$@" && return 0; sleep 0.2; done; return 1; }
state_of() { docker inspect -f '{{.State.Status}}' "$1" 2>/dev/null; }
container_of() { compose ps -q "$1" 2>/dev/null | head -n 1; }
is_running() { [ "$(state_of "$1")" = running ]; }
is_down() { ! is_running "$1"; }
pid_in() { docker inspect -f '{{.State.Pid}}' "$1"; }
weak() { docker exec "$CONTAINER" curl -s -X POST "http://127.0.0.1:9990/$1" | grep -q begun; }

# Ends a container's first process from outside, as a crash does: Docker was not asked to stop it.
kill_container() { kill -KILL "$(pid_in "$1")" && TRIES=50 eventually is_down "$1"; }

outside_start() {
  local name
  name=$(basename "$1" .yaml)
  [ -e "/run/$name.pid" ] && kill -0 "$(cat "/run/$name.pid")" 2>/dev/null && return 0
  setsid "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx32m -cp "$LIB/*" dev.relight.range.StandIn "$1" \
    >"/run/$name.log" 2>&1 </dev/null &
  echo $! >"/run/$name.pid"
}

# What every undo ends with: images, network, containers as they were on the first day, and steady.
whole_again() {
  CACHE=$(cat machine/cache) ./machine/images
  docker rm -f range-litter >/dev/null 2>&1 || true
  docker rmi -f range-litter-image >/dev/null 2>&1 || true
  compose up -d --remove-orphans >/dev/null 2>&1 || { compose down >/dev/null 2>&1; compose up -d; }
  TRIES=60 eventually ./machine/steady || { compose down >/dev/null 2>&1; compose up -d; TRIES=150 eventually ./machine/steady; }
}

# Starts over with nothing kept: volumes too.
from_scratch() {
  compose down -v >/dev/null 2>&1
  whole_again
}

squat() { # takes PORT as soon as it is free, until it is killed
  setsid "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx16m -cp "$LIB/*" dev.relight.range.Squatter "$PORT" >/run/squatter.log 2>&1 </dev/null &
  echo $! >/run/squatter.pid
  eventually grep -q waits /run/squatter.log
}
unsquat() {
  if [ -e /run/squatter.pid ]; then kill -KILL "$(cat /run/squatter.pid)" 2>/dev/null || true; rm -f /run/squatter.pid; fi
}
