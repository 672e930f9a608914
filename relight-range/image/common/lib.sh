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

# What every undo ends with: images, network and stores as on the first day, and a service in a new
# container, so that the next drill finds no log of this one.
whole_again() {
  cut -d' ' -f1 /proc/uptime >/run/kernel-since
  CACHE=$(cat machine/cache) ./machine/images
  docker rm -f range-litter >/dev/null 2>&1 || true
  containers_of "$SERVICE" -a | xargs -r docker rm -f >/dev/null 2>&1 || true
  docker rm -f "$CONTAINER" >/dev/null 2>&1 || true
  up_in_order >/dev/null 2>&1 || { compose down >/dev/null 2>&1; up_in_order; }
  TRIES=100 eventually ./machine/steady || { compose down -v >/dev/null 2>&1; up_in_order; TRIES=150 eventually ./machine/steady; }
}

# Every call of docker-compose costs a second or more, so it is asked no more often than need be.
containers_of() { docker ps -q ${2:-} --filter "label=com.docker.compose.service=$1"; }
others() {
  [ -s /run/others ] || compose config --services | grep -vx "$SERVICE" >/run/others
  cat /run/others
}
others_run() {
  local other
  for other in $(others); do [ -n "$(containers_of "$other")" ] || return 1; done
}

# Stores first: a service that starts before its database says so in its log, and that is no fault.
up_in_order() {
  others_run || compose up -d $(others)
  if [ -n "${DATABASE_CONTAINER:-}" ]; then
    TRIES=100 eventually docker exec "$DATABASE_CONTAINER" pg_isready -q -h 127.0.0.1 -U "$DATABASE_USER" -d "$DATABASE_NAME" || true
  fi
  compose up -d --remove-orphans
}

squat() { # takes PORT as soon as it is free, until it is killed
  setsid "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx16m -cp "$LIB/*" dev.relight.range.Squatter "$PORT" >/run/squatter.log 2>&1 </dev/null &
  echo $! >/run/squatter.pid
  eventually grep -q waits /run/squatter.log
}
unsquat() {
  if [ -e /run/squatter.pid ]; then kill -KILL "$(cat /run/squatter.pid)" 2>/dev/null || true; rm -f /run/squatter.pid; fi
}

# Words that faults are made of. Each "again" puts back what its namesake took.
logs_of() { docker logs --since 2m "$1" 2>&1; }
says() { logs_of "$CONTAINER" | grep -qiE "$1"; }
not_well() { ! up; }
oom_killed() { [ "$(docker inspect -f '{{.State.OOMKilled}}' "$1")" = true ]; }

service_again() { # a new process in a new container: whatever was sick in the old one is gone
  compose up -d --no-deps --force-recreate "$SERVICE" >/dev/null 2>&1 || true
}
start_all() { compose up -d >/dev/null 2>&1 || true; }

hog_connections() { # sessions that do nothing and keep everybody else out
  local n
  local way="host=127.0.0.1 user=$DATABASE_USER dbname=$DATABASE_NAME password=$(database_password)"
  for n in $(seq 12); do # one that comes when the service has the last place waits for it
    docker exec -d "$DATABASE_CONTAINER" sh -c 'until psql "$1" -c "SELECT pg_sleep(3600)"; do sleep 0.2; done' hog "$way"
  done
}
hog_connections_again() {
  docker exec "$DATABASE_CONTAINER" pkill -f 'pg_sleep' >/dev/null 2>&1 || true
  docker restart -t 3 "$DATABASE_CONTAINER" >/dev/null 2>&1 || true
}
database_password() { docker exec "$DATABASE_CONTAINER" printenv POSTGRES_PASSWORD; }
too_many() { says 'too many (clients|connections)|remaining connection slots'; }

redis_password() { docker exec "$REDIS_CONTAINER" redis-cli config set requirepass "a-new-password" >/dev/null; }
redis_asks() { docker exec "$REDIS_CONTAINER" redis-cli ping 2>&1 | grep -q NOAUTH; }

edit_config() { # keeps what was, once
  [ -e "$DRILL/kept" ] || cp "$1" "$DRILL/kept"
  sed -i "$2" "$1"
}
edit_config_again() { if [ -e "$DRILL/kept" ]; then cat "$DRILL/kept" >"$1"; fi; }
mend_config() { [ -e "$DRILL/kept" ] && cat "$DRILL/kept" >"$1"; } # by hand: it must be there

deploy() { # image: what the compose file calls latest is now another build
  docker tag "$1:latest" "$1:kept"
  docker build -q -t "$1:latest" - >/dev/null 2>&1 <<FILE
FROM $1:kept
ENV STAND_IN_VERSION=1.5.0 STAND_IN_BROKEN=yes
FILE
  service_again
}
deploy_again() {
  if [ -n "$(docker images -q "$1:kept")" ]; then
    docker tag "$1:kept" "$1:latest"
    docker rmi "$1:kept" >/dev/null 2>&1 || true
  fi
}

crash_loop() { # a cache entry it cannot read, and a policy that starts it again and again
  docker exec "$CONTAINER" sh -c 'echo garbage > /app/cache/state.json'
  docker update --restart=always "$CONTAINER" >/dev/null
  kill -KILL "$(pid_in "$CONTAINER")"
}
crash_loop_again() {
  docker rm -f "$CONTAINER" >/dev/null 2>&1 || true
  docker run --rm -v "$(basename "$PWD")_cache:/cache" --entrypoint rm range-base -f /cache/state.json >/dev/null 2>&1 || true
}
# Proofs that the very thing has happened, and not just anything that makes a service silent.
is_frozen() { grep -q '^State:.*T (stopped)' "/proc/$(pid_in "$1")/status"; }
slow_to_answer() { # the connection is taken, and nothing comes
  is_running "$CONTAINER" || return 1
  curl -s -o /dev/null --connect-timeout 1 --max-time 3 "$HEALTH"
  [ $? = 28 ]
}
no_descriptor_left() { # but for the few that its limit holds back
  local pid limit
  pid=$(pid_in "$1")
  limit=$(awk '/^Max open files/ { print $4 }' "/proc/$pid/limits")
  [ "$(ls "/proc/$pid/fd" | wc -l)" -ge $((limit - 8)) ]
}
on_network() { docker inspect -f '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}' "$1" | grep -qw "$NETWORK"; }
has_expired() { ! openssl x509 -checkend 0 -noout -in "$1" >/dev/null; }
restarts() { [ "$(docker inspect -f '{{.RestartCount}}' "$CONTAINER")" -ge 2 ]; }

fill_docker_disk() { # what a build left behind: a stopped container that holds all the space
  docker run --name range-litter --entrypoint sh range-base -c 'head -c 3G /dev/zero > /litter' >/dev/null 2>&1 || true
}
not_ready() { [ "$(curl -s -o /dev/null -w '%{http_code}' --max-time 3 "$READY")" != 200 ]; }
