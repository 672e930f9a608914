# Flies one job to its end, whatever becomes of the Relight that started it.
#
# Called in the job's folder, in a session of its own:
#   bash ../../supervise DEADLINE_CENTISECONDS LINES HALF_BYTES KEEP
# HALF_BYTES of each end of each stream are kept; KEEP is `keep`, or `discard` for output that
# nobody may see. The folder holds `script`, `env` and `intent`; here come `claim` (who flies it),
# `log` (what happened, one line each, only complete lines count) and the output of each line.
#
# The job's shell is in another session, so that its whole group can be killed from here. No name of
# the job stands in any command line: a runbook's `pkill -f` must not find what it did not start.

deadline=$1 lines=$2 half=$3 keep=$4
id=${PWD##*/}
grace=100         # centiseconds for the last output after the end; a daemon may hold a pipe for ever
patience=200      # centiseconds between TERM and KILL
left=0 shell='' status='' why='' half_message='' undrained=0
declare -A open=()

say() { printf '%s\n' "$*" >&8; }

# Monotonic centiseconds; the wall clock may jump.
now() { read -r now _ </proc/uptime; now=${now/./}; }

stamp() { stamp=${EPOCHREALTIME-}; [[ $stamp ]] || printf -v stamp '%(%s)T.000000' -1; }

# Sets `birth`, which together with the pid names a process for good.
birth() {
    local stat fields
    birth=0
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    read -ra fields <<<"${stat##*) }"
    birth=${fields[19]}
}

# Keeps both ends of what a line writes and counts the rest. Never stops reading before the end:
# a command must not die of our limits. Unbuffered, so that a daemon that keeps the pipe open does
# not keep back what was written before.
drain() {
    {
        local at=0
        if _STDBUF_O=0 LD_PRELOAD=$unbuffer head -c "$half" >&3; then
            read -r _ at </proc/self/fdinfo/3
            ((at < half)) || dd bs=65536 2>&5 | tail -c "$half" >&4
        else
            say_full "$1"
            dd bs=65536 2>&5 >/dev/null
        fi
        printf 'drained %s\n' "$1" >&9
    } 3>"$1.head" 4>"$1.tail" 5>"$1.rest" <"$1.pipe" &
    open[$1]=1
    ((undrained += 1))
}

say_full() { printf 'full %s\n' "$1" >&9; }

# Takes in one message, or lets `$1` centiseconds pass. Half a message that had come by then is kept:
# `read` takes what it read out of the pipe even when it gives up.
pump() {
    local word one two seconds part='' fields
    printf -v seconds '%d.%02d' $(($1 / 100)) $(($1 % 100))
    if ! IFS= read -r -t "$seconds" -u 9 part; then half_message+=$part; return 0; fi
    fields=($half_message$part) half_message=''
    word=${fields[0]} one=${fields[1]-} two=${fields[2]-}
    stamp
    case $word in
    shell) shell=$one; birth "$one"; say "shell $one $birth" ;;
    gone) status=$one ;;
    start)
        say "start $one $stamp"
        if [[ $keep == keep ]]; then drain "$one.out"; drain "$one.err"; fi ;;
    end) say "end $one $two $stamp" ;;
    full) say "full $one" ;;
    refused) say "refused $one" ;;
    drained) unset "open[$one]"; ((undrained -= 1)) ;;
    esac
}

# Paths in /proc of all that belong to the job and live: its group, its session, and whoever left
# both but carries the tag. A zombie is dead, even where nobody buries it. It takes looking through
# every process there is, and a hundred jobs may have to be killed in one moment: one looks at a time,
# so that what is to be started meanwhile is not kept waiting. But a look can get stuck on a process
# in trouble, and that must not keep the others from theirs.
# Always called in a subshell, with which the lock ends.
members() {
    if [[ $flock ]] && { exec 6>>../../looking; } 2>/dev/null; then "$flock" -w 3 6; fi
    grep -lsE "\\) [^ZX] [0-9]+ ([0-9]+ )?$shell " /proc/[0-9]*/stat
    grep -lszxF -- "RELIGHT_JOB=$id" /proc/[0-9]*/environ
}

alive() { [[ $(members) ]]; }

# Sets `pids` to those who belong to the job, and `away` to those of them outside its group.
look() {
    local path stat fields
    pids=() away=()
    while IFS= read -r path; do
        path=${path#/proc/} path=${path%/*}
        pids+=("$path")
        { read -r stat <"/proc/$path/stat"; } 2>/dev/null || continue
        read -ra fields <<<"${stat##*) }"
        [[ ${fields[2]} == "$shell" ]] || away+=("$path")
    done < <(members)
    ((${#pids[@]} > 0))
}

# Asks all to end, and kills whoever has not after a while. The group is signalled at once, which
# takes no looking for; whoever has left it is looked for once, or when the group is gone.
stop() {
    local until round once asked pid pids=() away=()
    now; until=$((now + grace))
    while [[ ! $shell && ! $status ]] && ((now < until)); do pump 5; now; done
    [[ $shell ]] || return 0
    kill -TERM -- "-$shell" 2>/dev/null
    kill -CONT -- "-$shell" 2>/dev/null
    asked=' ' left=1
    # Not all at the same moment, where many are killed at once.
    once=$((1 + RANDOM % 15))
    now; until=$((now + patience + RANDOM % 200))
    for ((round = 1; now < until; round++)); do
        if ((round != once)) && kill -0 -- "-$shell" 2>/dev/null; then pump 10; now; continue; fi
        look || { left=0; break; }
        for pid in "${away[@]}"; do
            [[ $asked != *" $pid "* ]] || continue
            kill -TERM -- "$pid" 2>/dev/null
            kill -CONT -- "$pid" 2>/dev/null
            asked+="$pid "
        done
        pump 10
        now
    done
    for round in 1 2 3 4 5 6 7 8 9 10; do
        ((left)) || break
        # The group as well: it takes in whoever is being forked at this moment.
        kill -KILL -- "-$shell" "${pids[@]}" 2>/dev/null
        pump 2
        look || left=0
    done
    now; until=$((now + grace))
    while [[ ! $status ]] && ((now < until)); do pump 5; now; done
}

# A drain whose line never opened its pipe waits for a writer: be one for a moment.
release() { local name; for name in "${!open[@]}"; do : 1<>"$name.pipe"; done; }

for tool in setsid mkfifo head tail dd grep; do
    hash "$tool" 2>/dev/null || { printf 'lacks %s\n' "$tool"; exit 3; }
done
setsid=${BASH_CMDS[setsid]}
flock=$(type -P flock)
# What `stdbuf -o0` would do, without a process more; where it is not found, output comes in blocks.
for unbuffer in /usr/lib{exec,,64}/coreutils/libstdbuf.so ''; do
    [[ ! -r $unbuffer ]] || break
done

# Exactly one supervisor flies a job: the one that makes this file. Empty means it did not get far.
birth $$
set -C
{ : >claim; } 2>/dev/null || { printf 'taken\n'; exit 4; }
set +C
printf '%s %s\n' $$ "$birth" >>claim || { printf 'full\n'; exit 5; }
pipes=(control)
if [[ $keep == keep ]]; then
    for ((n = 1; n <= lines; n++)); do pipes+=("$n.out.pipe" "$n.err.pipe"); done
fi
mkfifo "${pipes[@]}" || { printf 'full\n'; exit 5; }
exec 8>>log 9<>control
stamp; say "ready $stamp" || { printf 'full\n'; exit 5; }
trap 'why=killed; printf "wake\n" >&9' TERM
trap '' HUP INT
# Whoever started this may be dead by now; that must not end it, nor change what a command inherits.
trap '' PIPE
printf 'ready\n' 2>/dev/null
trap - PIPE
exec >/dev/null

(
    trap - HUP INT
    unset LC_ALL OLDPWD SHLVL
    while IFS= read -r -d '' pair; do export "${pair?}"; done <env
    : >env
    "$setsid" "$BASH" --norc --noprofile -c \
        'IFS= read -r -d "" __relight <&7; exec 7<&-; eval "$__relight"' bash \
        7<script 8>&- 9>&- 2>/dev/null &
    printf 'shell %s\n' $! >&9
    wait $!
    printf 'gone %s\n' $? >&9
) &

now; end=$((now + deadline))
while [[ ! $status && ! $why ]]; do
    now
    if ((now >= end)); then why=deadline; else pump $((end - now)); fi
done
stamp; ended=$stamp
if [[ $status ]]; then why=exited; else stop; fi
# The last output; a daemon that the job left behind may hold its pipe for ever, but where nobody is
# left, only a slow machine keeps a drain from its end.
drained_by() {
    local end=$1 wait=1
    while ((undrained > 0 && now < end)); do
        release
        pump $wait
        ((wait < 10)) && ((wait += 1))
        now
    done
    ((undrained == 0))
}
now
drained_by $((now + grace)) || alive || drained_by $((now + 10 * grace))
say "over $why ${status:--} $ended $undrained $left"
