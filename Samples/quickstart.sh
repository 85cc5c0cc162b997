#!/usr/bin/env bash
# From a bare machine to a calendar server with a small team in it:
#
#     Samples/quickstart.sh [--data DIR] [--listen HOST:PORT]
#
# Installs the C libraries that are missing, builds Turnus, makes three made-up people, imports
# google-export.zip, serves, and prints the links. Ctrl-C ends it; the next run finds everything again.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
data=${XDG_DATA_HOME:-$HOME/.local/share}/turnus-quickstart
listen=127.0.0.1:8008

usage() {
    sed -n '2,4s/^# \{0,1\}//p' "$0"
    exit "$1"
}

while [ $# -gt 0 ]; do
    case $1 in
    --data) data=${2:?--data needs a folder} && shift 2 ;;
    --data=*) data=${1#*=} && shift ;;
    --listen) listen=${2:?--listen needs HOST:PORT} && shift 2 ;;
    --listen=*) listen=${1#*=} && shift ;;
    -h | --help) usage 0 ;;
    *) echo "quickstart: what is $1?" >&2 && usage 64 >&2 ;;
    esac
done
address=http://$listen

# ---------------------------------------------------------------- what has to be there

install_libraries() {
    local packages missing=""
    packages="libical-dev libsqlite3-dev libssl-dev libexpat1-dev libzip-dev zlib1g-dev libpq-dev
        libcurl4-openssl-dev libqrencode-dev pkg-config tzdata curl"
    if ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian or Ubuntu: please see to it that these libraries are there: $packages" | tr -s ' \n' ' '
        echo
        return
    fi
    for package in $packages; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    local install="apt-get update && apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" -eq 0 ]; then
        echo "Installing$missing …"
        DEBIAN_FRONTEND=noninteractive sh -c "$install" >/dev/null
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        echo "Installing$missing (sudo may ask for your password) …"
        sudo DEBIAN_FRONTEND=noninteractive sh -c "$install" >/dev/null
    else
        printf 'Some packages are missing. Please run this line as root, then start again:\n\n    %s\n' "$install" >&2
        exit 1
    fi
}

find_swift() {
    command -v swift >/dev/null && return
    PATH=$PATH:/opt/swift/usr/bin
    command -v swift >/dev/null && return
    echo "Swift 6.2 or newer is missing: install it from swift.org, then start again." >&2
    exit 1
}

build() {
    echo "Building Turnus (several minutes the first time) …"
    local log
    log=$(mktemp)
    if ! swift build --package-path "$root" -c release --product turnus >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        echo "The build failed; all it said is in $log" >&2
        exit 1
    fi
    rm -f "$log"
    turnus=$(swift build --package-path "$root" -c release --show-bin-path)/turnus
}

# ---------------------------------------------------------------- the team

# add_person NAME "Full Name" [--admin]: makes the user, who may be there from an earlier run, and prints the new
# password, only once.
add_person() {
    local name=$1 full=$2 password
    shift 2
    if printf '%s\n' "$people" | grep -qw "$name"; then
        old=$((old + 1))
        return
    fi
    password=$("$turnus" user add "$name" --name "$full" --email "$name@beispiel-partner.example" \
        --generate-password "$@" --data "$data")
    [ "$new" -gt 0 ] || echo "Passwords, which are shown only now:"
    new=$((new + 1))
    printf '    %-8s %s\n' "$name" "$(printf '%s\n' "$password" | tail -n 1)"
}

make_team() {
    local people new=0 old=0
    mkdir -p "$data"
    chmod 700 "$data"
    people=$("$turnus" user list --data "$data")
    add_person mira "Mira Talberg" --admin
    add_person jonas "Jonas Wendehals"
    add_person kaethe "Käthe Öhlenstedt"
    if [ "$old" -gt 0 ]; then
        echo "The team of an earlier run is there, in $data."
        echo "A new password for somebody: $turnus user password mira --generate-password --data $data"
    fi
}

import_sample() {
    [ ! -e "$data/quickstart-links" ] || return 0
    echo
    echo "Importing Samples/google-export.zip:"
    "$turnus" import mira/calendar "$here/google-export.zip" --data "$data" 2>&1 | sed 's/^/    /'
}

# The links are secret, so they are kept where the calendars are, for the owner alone to read.
links() {
    local file=$data/quickstart-links calendar
    if [ ! -e "$file" ]; then
        (
            umask 077
            # In the list: owner and name, what people call it, how many events; between tabs.
            "$turnus" calendar list mira --data "$data" | awk -F '\t' '$3 > 0' |
                while IFS=$'\t' read -r calendar title _; do
                    link "$calendar" "$title"
                    link "$calendar" "$title, only when it is busy" --busy-only
                done >"$file.part"
        )
        mv "$file.part" "$file"
    fi
    sed "s,^,    $address," "$file"
}

# link OWNER/CALENDAR TITLE [--busy-only]: the path of a new link and what it shows.
link() {
    local calendar=$1 title=$2
    shift 2
    printf '%s   %s\n' "$("$turnus" feed add "$calendar" "$@" --data "$data" | sed 's,^[a-z]*://[^/]*,,')" "$title"
}

# ---------------------------------------------------------------- serving

serve() {
    local log=$data/quickstart.log server status=0
    "$turnus" serve --data "$data" --listen "$listen" --base-url "$address" >"$log" 2>&1 &
    server=$!
    trap 'kill -TERM $server 2>/dev/null || true' INT TERM
    until grep -q "listening on" "$log"; do
        if ! kill -0 "$server" 2>/dev/null; then
            cat "$log" >&2
            exit 1
        fi
        sleep 0.05
    done
    echo
    echo "Turnus is at $address. Subscribe to these links in any calendar:"
    links
    if [ "$(curl -s -o /dev/null -w '%{http_code}' "$address/.well-known/caldav")" = 301 ]; then
        echo "To read and write, give your calendar programme this address and one of the names above:"
        echo "    $address/dav/"
        echo "To set up a telephone or a programme step by step, sign in here with one of the names above:"
        echo "    $address/app/setup"
    fi
    echo
    echo "The server's log is $log. Ctrl-C ends it."
    # A trapped signal ends the first wait; the second one has the server's own status.
    wait "$server" || status=$?
    trap - INT TERM
    wait "$server" 2>/dev/null || status=$?
    echo
    [ "$status" -le 128 ] || status=0
    exit "$status"
}

install_libraries
find_swift
build
make_team
import_sample
serve
