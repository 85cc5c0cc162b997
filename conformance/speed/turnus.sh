#!/bin/bash
# Turnus for the bench kit: start|stop|reset|bulk USER CALENDAR DATA. The binary is $TURNUS or the release build.
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
. "$(dirname "$0")/common.sh"
TURNUS=${TURNUS:-$here/../../.build/release/turnus} D=$RUN/turnus HTTP=8718
make_users() {
    # Longer than the kit's own: short passwords are refused.
    echo "$BENCH_PASS-$BENCH_PASS-$BENCH_PASS" | "$TURNUS" user add "$BENCH_USER" --password-stdin --data "$D/data"
}
case ${1:-} in
start)
    [ -d "$D/data" ] || { mkdir -p "$D" && make_users; }
    spawn turnus "$TURNUS" serve --data "$D/data" --listen 127.0.0.1:$HTTP
    wait_port $HTTP ;;
stop) stop_pid turnus ;;
reset) stop_pid turnus; rm -rf "$D" ;;
bulk) "$TURNUS" import "$2/$3" "$4/export.ics" --data "$D/data" ;;
*) echo "usage: $0 start|stop|reset|bulk USER CALENDAR DATA" >&2; exit 2 ;;
esac
