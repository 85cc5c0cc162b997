#!/bin/bash
# conformance/compile.sh OUT "FLAGS" "MODULE…" SOURCE…
#
# Compiles SOURCE… to the programme OUT on top of modules of ours, named in the order in which they need each other,
# without SwiftPM: the modules are compiled with FLAGS too (a sanitizer, a fuzzer), which a package build does not do.
# A module that is not ours is looked for where `swift package resolve` puts it.
set -euo pipefail

out=$1
read -r -a flags <<<"$2"
read -r -a modules <<<"$3"
shift 3
root=$(cd "$(dirname "$0")/.." && pwd)
work=$out.build
mkdir -p "$work"

common=(-swift-version 6 -parse-as-library -I "$work")
common+=(-enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault)
common+=(-enable-upcoming-feature MemberImportVisibility)
for box in "$root"/Sources/C*/module.modulemap; do
    common+=(-I "$(dirname "$box")")
done
for library in libical expat libcrypto libpq libzip zlib; do
    for word in $(pkg-config --cflags "$library" 2>/dev/null || true); do common+=(-Xcc "$word"); done
done

objects=()
for module in "${modules[@]}"; do
    object=$work/$module.o
    directory=$root/Sources/$module
    extra=()
    if [[ ! -d $directory ]]; then
        directory=$(compgen -G "$root/.build/checkouts/*/Sources/$module" | head -1 || true)
        if [[ -z $directory ]]; then
            echo "no sources of $module: run swift package resolve" >&2
            exit 1
        fi
        extra=(-suppress-warnings)
        # Versions that the package names for itself in its manifest.
        while read -r macro; do extra+=(-enable-experimental-feature "AvailabilityMacro=$macro"); done < <(
            sed -n 's/^ *"\([A-Za-z]* [0-9.]*\)": "\(.*\)",$/\1: \2/p' "$directory/../../Package.swift")
    fi
    mapfile -t sources < <(find "$directory" -name '*.swift' | sort)
    newest=$(find "$directory" -name '*.swift' -newer "$object" 2>/dev/null | head -1 || true)
    if [[ ! -e $object || -n $newest ]]; then
        swiftc "${flags[@]}" "${common[@]}" "${extra[@]}" -wmo -module-name "$module" -emit-module \
            -emit-module-path "$work/$module.swiftmodule" -c "${sources[@]}" -o "$object"
    fi
    objects+=("$object")
done
# The linker warns about hundreds of local symbols of the sanitizer, to no purpose.
swiftc "${flags[@]}" "${common[@]}" -wmo -module-name Programme "$@" "${objects[@]}" -o "$out" \
    2> >(grep -v "Cannot export local symbol" >&2)
