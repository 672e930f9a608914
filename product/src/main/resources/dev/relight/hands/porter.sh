# Does one errand on this machine for hands that are elsewhere. Fed to `bash -s`, followed by one
# call of a function below and by the bytes that it reads. Answers in lines; `file NAME SIZE` is
# followed by so many bytes.

# Sets `birth`, which together with the pid names a process for good.
birth() {
    local stat fields
    birth=0
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    [[ ${stat##*) } == [ZX]* ]] && return 0
    read -ra fields <<<"${stat##*) }"
    birth=${fields[19]}
}

# is_alive PID BIRTH
is_alive() { [[ $1 == [0-9]* ]] && birth "$1" && [[ $birth != 0 && $birth == "$2" ]]; }

file() {
    local size
    size=$(wc -c <"$1") || return 0
    printf 'file %s %d\n' "$1" "$size"
    head -c "$size" "$1"
}

# Removes the folder we stand in, but not one that has taken its place.
leave() {
    [[ . -ef $1 ]] && rm -rf "$1"
    printf 'word %s\n' "$2"
    exit 0
}

lacks() { printf 'word lacks %s\n' "$1"; exit 0; }

# start ROOT ID DIRECTORY PASSED_ON ALWAYS_ON_PATH INTENT SUPERVISE SCRIPT BINDINGS SUPERVISOR_WORDS...
# Reads the supervisor, the script and the bindings, each as long as said. A job that is known here is
# not started, but looked at.
start() {
    local root=$1 id=$2 directory=$3 passed_on=$4 on_path=$5 intent=$6 tool mask word pair
    local supervise=$7 script=$8 bindings=$9 folder=$1/jobs/$2
    shift 9
    for tool in setsid mkfifo head tail dd grep env mv; do
        hash "$tool" 2>/dev/null || lacks "$tool"
    done
    [[ -r /proc/self/stat ]] || lacks '/proc'
    mask=$(umask)
    umask 077
    mkdir -p "$root/jobs" || { printf 'word room\n'; exit 0; }
    [[ -e $root/since ]] || : >"$root/since"
    for pair in "$root"/jobs/*/forgotten; do
        grep -qs '^over ' "${pair%/*}/log" && rm -rf "${pair%/*}"
    done
    head -c "$supervise" >"$root/supervise.$$" && mv -f "$root/supervise.$$" "$root/supervise"
    if ! mkdir "$folder" 2>/dev/null; then
        [[ -d $folder ]] || { printf 'word room\n'; exit 0; }
        look "$root" claim "$id"
        exit 0
    fi
    cd "$folder" || exit 0
    head -c "$script" >script
    {
        env -0 | while IFS= read -r -d '' pair; do
            [[ ${pair%%=*} == $passed_on ]] && printf '%s\0' "$pair"
        done
        printf 'TERM=dumb\0'
        head -c "$bindings"
        printf 'RELIGHT_JOB=%s\0PATH=%s:%s\0' "$id" "$PATH" "$on_path"
    } >env
    [[ -d $directory ]] || leave "$folder" directory
    read -r boot </proc/sys/kernel/random/boot_id
    printf '%s %s\n' "$intent" "$boot" >intent
    [[ -s intent && $(wc -c <script) == "$script" ]] || leave "$folder" full
    sync intent . .. 2>/dev/null
    umask "$mask"
    read -r -t 20 word < <(
        exec env -i PATH="$PATH:$on_path" LC_ALL=C setsid bash ../../supervise "$@" \
            </dev/null 2>supervisor.err
    )
    [[ $word != full ]] || leave "$folder" full
    printf 'word %s\n' "$word"
}

# look ROOT claim|watch ID: what is known of a job. With `claim`, one that nobody flies will not be
# flown by a supervisor that comes late, nor by a start that is still on its way.
look() {
    local root=$1 mode=$2 folder=$1/jobs/$3 claim=() shell=() words round
    if ! cd "$folder" 2>/dev/null; then
        [[ -e $root/since ]] || { printf 'nothing new\n'; return; }
        if [[ $mode == claim ]]; then mkdir "$folder" && printf -- '-\n' >"$folder/claim"; fi
        printf 'nothing old\n'
        return
    fi
    read -r boot </proc/sys/kernel/random/boot_id
    printf 'boot %s\n' "$boot"
    if [[ $mode == claim && -s intent && ! -e claim ]]; then
        (set -C; printf -- '-\n' >claim) 2>/dev/null
    fi
    for round in 1 2 3 4 5; do
        [[ -e claim && ! -s claim ]] || break
        sleep 0.2
    done
    { read -ra claim <claim; } 2>/dev/null
    # The processes first: a job may end between the two looks.
    if is_alive "${claim[0]-}" "${claim[1]-}"; then printf 'alive supervisor\n'; fi
    while read -ra words; do
        [[ ${words[0]} == shell ]] && shell=("${words[@]:1}")
    done < <(cat log 2>/dev/null)
    if is_alive "${shell[0]-}" "${shell[1]-}"; then printf 'alive shell\n'; fi
    for words in intent claim log; do [[ -e $words ]] && file "$words"; done
}

# fetch ROOT ID: all that a report needs.
fetch() {
    local name
    cd "$1/jobs/$2" 2>/dev/null || return 0
    for name in intent log *.head *.tail *.rest; do [[ -f $name ]] && file "$name"; done
}

# stop ROOT ID ask|force: asks the supervisor to end the job; with `force`, or where there is none,
# kills all that belongs to it.
stop() {
    local claim=() words shell=0 round pids path
    cd "$1/jobs/$2" 2>/dev/null || return 0
    { read -ra claim <claim; } 2>/dev/null
    if is_alive "${claim[0]-}" "${claim[1]-}"; then
        if [[ $3 == ask ]]; then kill -TERM "${claim[0]}"; return; fi
        kill -KILL "${claim[0]}"
    fi
    while read -ra words; do
        [[ ${words[0]} == shell ]] && shell=${words[1]}
    done < <(cat log 2>/dev/null)
    for round in 1 2 3 4 5 6 7 8 9 10; do
        pids=()
        while IFS= read -r path; do
            path=${path#/proc/}
            pids+=("${path%/*}")
        done < <(
            ((shell)) && grep -lsE "\) [^ZX] [0-9]+ ([0-9]+ )?$shell " /proc/[0-9]*/stat
            grep -lszxF -- "RELIGHT_JOB=$2" /proc/[0-9]*/environ
        )
        ((${#pids[@]})) || break
        kill -KILL "${pids[@]}" 2>/dev/null
    done
}

# forget ROOT ID: removes its traces, unless it still runs.
forget() {
    local claim=() folder=$1/jobs/$2
    cd "$folder" 2>/dev/null || return 0
    { read -ra claim <claim; } 2>/dev/null
    if is_alive "${claim[0]-}" "${claim[1]-}"; then : >forgotten; return; fi
    cd / && rm -rf "$folder"
}

# clear ROOT ID: removes what provably never ran, so that it can be started.
clear() { rm -rf "$1/jobs/$2"; }
