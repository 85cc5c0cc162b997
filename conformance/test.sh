#!/usr/bin/env bash
# Holds Turnus against everything there is to hold it against, and ends with "N passed, N failed".
#
#     conformance/test.sh              everything, from the lint to the last outside check
#     conformance/test.sh feeds khal   after a build: the outside checks whose names begin so
#     conformance/test.sh thunderbird  one of the two that bring big packages: run only when they are asked for
#
# Installs what is missing (Debian packages as root or through sudo, Python packages into .build-conformance).
# A log for each step lies in .build-conformance/. N counts Swift tests and single checks, each as one.
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
[ -d /opt/swift/usr/bin ] && PATH=$PATH:/opt/swift/usr/bin

logs=$PWD/.build-conformance
mkdir -p "$logs"
passed=0 failed=0 began=$SECONDS

pass() { passed=$((passed + $1)); }
fail() { failed=$((failed + $1)); }

# step NAME COMMAND...: one check; what it prints goes to its log.
step() {
    local name=$1 start=$SECONDS
    shift
    if "$@" >"$logs/$name.log" 2>&1 </dev/null; then
        pass 1
        echo "ok - $name ($((SECONDS - start)) s)"
    else
        fail 1
        echo "not ok - $name ($((SECONDS - start)) s), the end of .build-conformance/$name.log:"
        tail -n 25 "$logs/$name.log" | sed 's/^/    /'
        return 1
    fi
}

# outside NAME COMMAND...: a script that prints "ok - …" and "not ok - …", each a check of its own.
outside() {
    local name=$1 start=$SECONDS status good bad
    shift
    echo "# $name"
    "$@" >"$logs/$name.log" 2>"$logs/$name.errors.log" </dev/null
    status=$?
    grep -E '^(ok|not ok|#) ' "$logs/$name.log"
    good=$(grep -c '^ok - ' "$logs/$name.log")
    bad=$(grep -c '^not ok - ' "$logs/$name.log")
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] || [ $((good + bad)) -eq 0 ]; then
        bad=$((bad + 1))
        echo "not ok - $name ended with status $status:"
        tail -n 10 "$logs/$name.errors.log" | sed 's/^/    /'
    fi
    pass "$good"
    fail "$bad"
    echo "# $name: $good of $((good + bad)) in $((SECONDS - start)) s"
}

finish() {
    echo "# $((SECONDS - began)) s"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

# install_packages [MORE...]: those that everything needs, and these.
install_packages() {
    local packages missing="" package sudo="" policy=/usr/sbin/policy-rc.d
    packages="libical-dev libsqlite3-dev libssl-dev libexpat1-dev libzip-dev zlib1g-dev libpq-dev libcurl4-openssl-dev
        libqrencode-dev pkg-config postgresql curl openssl litmus tzdata python3 python3-venv shellcheck util-linux zbar-tools $*"
    for package in $packages; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    # No service that comes with a package may start: the tests run a private PostgreSQL of their own.
    local own_policy=no
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null && $sudo chmod 755 $policy && own_policy=yes
    fi
    $sudo apt-get -q -o DPkg::Lock::Timeout=600 update
    # shellcheck disable=SC2086  # a list of words
    $sudo apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends $missing
    local status=$?
    [ $own_policy = yes ] && $sudo rm -f $policy
    return $status
}

install_python() {
    install_python_into "$logs/venv" conformance/requirements.txt &&
        install_python_into "$logs/venv-api" conformance/requirements-api.txt
}

install_python_into() {
    [ -x "$1/bin/python" ] || python3 -m venv "$1" || return 1
    "$1/bin/python" -m pip install -q --disable-pip-version-check -r "$2"
}

swift_tests() {
    local log=$logs/swift-test.log start=$SECONDS total bad skipped status
    swift test --disable-xctest >"$log" 2>&1 </dev/null
    status=$?
    total=$(sed -nE 's/^.*Test run with ([0-9]+) tests?.*$/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
    bad=$(grep -cE '^[^[:alnum:]]* *Test .* failed after ' "$log")
    bad=$((bad - $(grep -cE 'Test run with [0-9]+ tests? .*failed after ' "$log")))
    skipped=$(grep -cE '^[^[:alnum:]]* *Test .* skipped(: ".*"|\.)?$' "$log")
    if [ "$total" -eq 0 ] || { [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        bad=$((bad + 1))
        echo "not ok - swift test ended with status $status, the end of .build-conformance/swift-test.log:"
        tail -n 25 "$log" | sed 's/^/    /'
        # What ran before it broke off still counts.
        [ "$total" -eq 0 ] && total=$(grep -cE '^[^[:alnum:]]* *Test .* (passed|failed) after ' "$log") && total=$((total + 1))
    elif [ "$bad" -gt 0 ]; then
        grep -E 'recorded an issue|failed after' "$log" | cut -c 1-400 | sed 's/^/    /'
    fi
    pass $((total - bad - skipped))
    fail "$bad"
    echo "# swift test: $((total - bad - skipped)) passed, $bad failed, $skipped skipped ($((SECONDS - start)) s)"
}

python=$logs/venv/bin/python
export TURNUS=$PWD/.build/release/turnus CONFORMANCE_SCRATCH=$logs/scratch PYTHONDONTWRITEBYTECODE=1 \
    SCHEMATHESIS=$logs/venv-api/bin/schemathesis

# is_wanted NAME BEGINNING...: whether the name begins so; every name does where nothing is asked for.
is_wanted() {
    local name=$1 beginning
    shift
    [ $# -eq 0 ] && return 0
    for beginning; do [[ $name == "$beginning"* ]] && return 0; done
    return 1
}

outside_checks() {
    local check
    step python install_python || return
    is_wanted recurrence "$@" &&
        step recurrence env PATH="$logs/venv/bin:$PATH" conformance/recurrence/differential.sh 20000
    rm -rf "$CONFORMANCE_SCRATCH"
    for check in quickstart feeds imports occurrences khal_import bad_input bad_requests behaviours json_api litmus \
        client_walks caldav_library free_busy vdirsyncer_sync time_zones setup_page subscriptions push mail; do
        is_wanted "$check" "$@" && outside "$check" "$python" "conformance/outside/$check.py"
    done
    for check; do
        case $check in
        evolution) step packages-evolution install_packages evolution-data-server gir1.2-ecal-2.0 python3-gi dbus ;;
        thunderbird) step packages-thunderbird install_packages thunderbird xvfb dbus ;;
        *) continue ;;
        esac && outside "$check" "$python" "conformance/outside/$check.py"
    done
    rm -rf "$CONFORMANCE_SCRATCH"
}

if [ $# -gt 0 ]; then
    step packages install_packages || finish
    outside_checks "$@"
    finish
fi

step packages install_packages || finish
command -v swift >/dev/null || { echo "not ok - swift is neither on PATH nor in /opt/swift"; fail 1; finish; }
step lint swift format lint --strict --parallel --recursive Sources Tests Package.swift
step shellcheck shellcheck --severity=warning Samples/*.sh conformance/test.sh .ci/run
# It prints "Build complete!" even when an import is undeclared: only the exit status tells.
step imports-declared swift build --explicit-target-dependency-import-check error
step build-tests swift build --build-tests && swift_tests
step build-release swift build -c release --product turnus
step program-answers "$TURNUS" --help && outside_checks
finish
