# shellcheck shell=bash
# PostgreSQL and Redis for one run of the tests, sourced by tests/run.

# A directory that all users may enter.
: "${scratch:?}"
postgres_data='' redis_pid=''

# require COMMAND PACKAGE: sees to it that a command is there, from Debian's packages when we may install them.
require() {
    local command=$1 package=$2
    command -v "$command" >/dev/null && return
    if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
        echo "tests/run needs $command: install it (on Debian: sudo apt-get install $package)" >&2
        return 1
    fi
    echo "installing $package for $command"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
}

# Debian keeps PostgreSQL's programs off PATH, by version.
find_postgres() {
    local newest
    newest=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [[ ! -x $newest/initdb ]] || PATH=$newest:$PATH
}

# As PostgreSQL refuses to run as root.
as_postgres() {
    if [[ $(id -u) -eq 0 ]]; then
        (cd "$scratch" && runuser -u postgres -- env PATH="$PATH" "$@")
    else
        "$@"
    fi
}

# A port below those that Linux gives to outgoing connections. Whether it is free shows when a server binds it.
some_port() {
    echo $((15000 + RANDOM % 17000))
}

# until_up PORT TEXT ANSWER: sends a text until the port answers with a line that begins so, for half a minute.
until_up() {
    local port=$1 text=$2 answer=$3 line
    for _ in {1..600}; do
        if { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
            printf '%b' "$text" >&3
            line=''
            IFS= read -r -t 5 line <&3 || true
            exec 3>&-
            [[ $line != "$answer"* ]] || return 0
        fi
        sleep 0.05
    done
    return 1
}

start_postgres() {
    find_postgres
    require initdb postgresql || return
    find_postgres
    postgres_data=$scratch/postgres
    mkdir "$postgres_data"
    [[ $(id -u) -ne 0 ]] || chown postgres "$postgres_data"
    as_postgres initdb --pgdata "$postgres_data" --username postgres --auth trust --encoding UTF8 --locale C.UTF-8 \
        --no-sync >"$scratch/initdb.log" || { cat "$scratch/initdb.log" >&2; return 1; }
    # Nothing here has to survive a power cut.
    cat >>"$postgres_data/postgresql.conf" <<-'SETTINGS'
		listen_addresses = '127.0.0.1'
		unix_socket_directories = ''
		max_connections = 300
		fsync = off
		full_page_writes = off
		synchronous_commit = off
	SETTINGS
    local port
    for _ in {1..5}; do
        port=$(some_port)
        if as_postgres pg_ctl start --pgdata "$postgres_data" --log "$postgres_data/log" --wait --silent -o "-p $port"; then
            export TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:$port
            return
        fi
    done
    cat "$postgres_data/log" >&2
    return 1
}

start_redis() {
    require redis-server redis-server || return
    local port
    for _ in {1..5}; do
        port=$(some_port)
        redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$scratch" >"$scratch/redis.log" &
        redis_pid=$!
        if until_up "$port" 'PING\r\n' +PONG && kill -0 "$redis_pid" 2>/dev/null; then
            export TEST_REDIS_URL=redis://127.0.0.1:$port/
            return
        fi
        kill "$redis_pid" 2>/dev/null || true
    done
    cat "$scratch/redis.log" >&2
    return 1
}

stop_servers() {
    [[ -z $redis_pid ]] || kill "$redis_pid" 2>/dev/null || true
    [[ ! -e $postgres_data/postmaster.pid ]] ||
        as_postgres pg_ctl stop --pgdata "$postgres_data" --mode immediate --silent || true
}
