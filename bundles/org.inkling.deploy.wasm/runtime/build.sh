#!/bin/sh
# Builds the two runtimes: build.sh FOLDER. Needs clang and wasm-ld; no C library. The same sources and tools give the same bytes.
set -eu
mkdir -p "$1"
here=$(cd "$(dirname "$0")" && pwd)
dsp=$here/../../org.inkling.dsp/src/org/inkling/dsp/internal/embedded/c
cd "$1"

# build NAME OPTION …
build() {
    name=$1
    shift
    for unit in runtime network linear features support; do
        # Nearly all the time goes into linear.c; everything else is made small.
        speed=-Oz
        [ $unit != linear ] || speed=-Os
        # shellcheck disable=SC2086
        clang --target=wasm32-unknown-unknown -std=c99 $speed -ffreestanding -fno-builtin -fno-math-errno -ffp-contract=off \
            -fvisibility=hidden -Wall -Wextra -Wshadow -Werror "$@" -isystem "$here/include" -isystem "$dsp" -c "$here/$unit.c" -o "$unit.o"
    done
    wasm-ld --no-entry --strip-all --compress-relocations --gc-sections --stack-first -z stack-size=16384 --export=__heap_base -O2 \
        runtime.o network.o linear.o features.o support.o -o "$name.wasm"
    rm runtime.o network.o linear.o features.o support.o
}

build scalar
build simd -msimd128 -msign-ext -mnontrapping-fptoint
