#!/usr/bin/env bash
# Tries the built product from the outside, as a person at a shell would. Called by ./verify; may be run alone after a build.
set -u
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 3
root=$(pwd)
work=$root/.inkling/acceptance
shared=${INKLING_SHARED:-$root/../shared}
inkling=$root/inkling
rm -rf "$work"
mkdir -p "$work"
passed=0
failed=0

# check NAME EXPECTED-EXIT-CODE COMMAND …: runs it, output in $work/out and $work/err.
check() {
    name=$1
    expected=$2
    shift 2
    "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    if [ $code -eq "$expected" ]; then
        passed=$((passed + 1))
        echo "ok    $name"
    else
        failed=$((failed + 1))
        echo "FAIL  $name: exit code $code, expected $expected"
        tail -n 12 "$work/out" "$work/err" | sed 's/^/      /'
    fi
}

# expect NAME FILE PATTERN: the last output has a line that matches.
expect() {
    if grep -Eq -- "$3" "$work/$2"; then
        passed=$((passed + 1))
        echo "ok    $1"
    else
        failed=$((failed + 1))
        echo "FAIL  $1: no line of $2 matches: $3"
        head -n 12 "$work/$2" | sed 's/^/      /'
    fi
}

built=$(cksum < "$root/.inkling/built")
check "help" 0 "$inkling" help
expect "help lists the verbs" out '^ +run '
check "an unknown verb is a usage error" 2 "$inkling" frobnicate
check "a missing project is a problem" 1 "$inkling" run "$work/nowhere"
[ "$built" = "$(cksum < "$root/.inkling/built")" ] && [ ! -e "$root/.inkling/build.log" -o "$root/.inkling/build.log" -ot "$root/.inkling/built" ]
check "a second start does not build again" 0 test $? -eq 0

cp -r datasets/free-fall-detection "$work/project with späces"
rm -rf "$work/project with späces/results" "$work/project with späces/deploy"
cd "$work" || exit 3
check "the sample project runs" 0 "$inkling" run "project with späces"
expect "windows are counted as in the lab" out 'Created [0-9]+ windows: freefall: [0-9]+, idle: [0-9]+, unknown: [0-9]+'
check "nothing stale, nothing done" 0 "$inkling" run "project with späces" --json
expect "JSON says the test accuracy" out '"accuracy"'
check "a C++ library" 0 "$inkling" deploy "project with späces" --target cpp --out "$work/library.zip"
mkdir -p library
check "the library is a zip" 0 unzip -q -o library.zip -d library
makefile=$(find library -name Makefile | head -n 1)
check "the library compiles without a warning" 0 make -C "$(dirname "$makefile")" CXXFLAGS="-O2 -Wall -Wextra -Werror"
class=$(cd "$(dirname "$makefile")" && ./classify | cut -f 1)
printf '#include <cstdio>\n#include "edge-impulse-sdk/classifier/ei_run_classifier.h"\n#include "sample.h"\nint main() { signal_t s; ei_impulse_result_t r; numpy::signal_from_buffer(sample_window, EI_CLASSIFIER_DSP_INPUT_FRAME_SIZE, &s); return run_classifier(&s, &r, false); }\n' > front.cpp
check "a program written for Edge Impulse compiles against it" 0 g++ -Wall -Werror -O1 -I"$(dirname "$makefile")" -o front front.cpp -x c++ "$(dirname "$makefile")"/model/*.c "$(dirname "$makefile")"/edge-impulse-sdk/*/*.cpp
check "and runs" 0 ./front
check "the targets that are there" 0 "$inkling" info --targets
for target in cpp arduino cmsis-pack eim tflite; do
    expect "$target is among them" out "$target"
done
check "an Arduino library" 0 "$inkling" deploy "project with späces" --target arduino --out "$work/arduino.zip"
mkdir -p libraries mega
check "that is a zip" 0 unzip -q -o arduino.zip -d libraries
check "its example compiles for an Arduino Mega" 0 arduino-builder -compile -quiet -hardware /usr/share/arduino-builder -hardware /usr/share/arduino/hardware -tools /usr/bin -libraries "$work/libraries" -fqbn arduino:avr:mega:cpu=atmega2560 -build-path "$work/mega" -prefs compiler.cpp.extra_flags=-DDECIMAL_DIG=__DECIMAL_DIG__ "$(find libraries -name static_buffer.ino)"
timeout 120 simavr -m atmega2560 -f 16000000 mega/static_buffer.ino.elf 2>&1 < /dev/null | grep -a -m 1 "in us: " > simulated
check "the simulated Mega gives the class the library gives, $class" 0 grep -a -q "$class  " simulated
check "a CMSIS-Pack" 0 "$inkling" deploy "project with späces" --target cmsis-pack --out "$work/motion.pack"
check "that is a zip" 0 unzip -q -t motion.pack
check "a Linux program" 0 "$inkling" deploy "project with späces" --target eim --out "$work/motion.eim"
check "that answers" 0 sh -c 'printf "{\"hello\":1,\"id\":1}" | ./motion.eim stdin'
expect "with its classes" out '"success":true.*"labels":\['
check "an export" 0 "$inkling" export "project with späces" --out "$work/export.zip"
check "a new project" 0 "$inkling" new "$work/again" --template free-fall-as-in-lab
check "which takes the export" 0 "$inkling" import "$work/again" "$work/export.zip"
check "info" 0 "$inkling" info "$work/again"

# serve on free ports, one upload, and an end by a signal
INKLING_VMARGS="-Dinkling.home=$work/home" "$inkling" serve "$work/again" --ports 0,0,0,0 --new-key acceptance > serve.out 2> serve.err < /dev/null &
serving=$!
for _ in $(seq 100); do
    grep -q 'New key' serve.out && break
    sleep 0.3
done
key=$(sed -n 's/.*New key: *//p' serve.out)
ingestion=$(sed -n 's/.*ingestion \(http[^,]*\),.*/\1/p' serve.out)
sample=$(find "$root/datasets/free-fall-detection/additional" -name '*.json' | head -n 1)
check "a tool sends a sample" 0 curl -sf -H "x-api-key: $key" -H "x-file-name: $(basename "$sample")" -H "x-label: freefall" \
    --data-binary "@$sample" "$ingestion/api/training/data"
expect "and is told where it is" out 'freefall\..*\.ingestion-.*\.json'
check "without a key it is refused" 22 curl -sf -H "x-file-name: a.json" --data-binary "@$sample" "$ingestion/api/training/data"
# a shell without job control starts it deaf to INT
kill -TERM "$serving"
wait "$serving"
check "the sample is in the project" 0 sh -c "cmp '$sample' '$work'/again/dataset/training/freefall.*.ingestion-*.json"

printf '{"protected":{"ver":"v1","alg":"HS256"},"signature":"ab' > broken.json
check "a truncated recording is a problem" 1 "$inkling" import "$work/again" broken.json
expect "that names the file" err 'broken\.json'

check "the sample project can be made anew" 0 "$inkling" synthesize free-fall --out "$work/remade"
check "with the same recordings" 0 diff -r "$root/datasets/free-fall-detection/dataset/training" "$work/remade/dataset/training"

product=$root/releng/org.inkling.product/target/products/org.inkling.product/linux/gtk/x86_64/inkling
cp -r "$product" "$work/product"
own() { (cd "$work/product" && find plugins features -type f ! -path '*board*' -exec cksum {} + | LC_ALL=C sort | cksum); }
before=$(own)
pack=$root/releng/org.inkling.board.generic.cortex_m4.site/target/repository
check "a pack is installed" 0 "$work/product/inkling" packs install "$pack"
check "boards" 0 "$work/product/inkling" info --boards
expect "the board of the pack is there" out 'generic\.cortex-m4f'
check "the same pack again is a problem" 1 "$work/product/inkling" packs install "$pack"
expect "which says so" err "installed already"
check "help of a verb" 0 "$work/product/inkling" packs --help
check "packs list" 0 "$work/product/inkling" packs list
expect "the pack is listed" out 'org\.inkling\.board\.generic\.cortex_m4'
check "the product's own files are untouched" 0 test "$before" = "$(own)"
check "the pack is removed" 0 "$work/product/inkling" packs remove org.inkling.board.generic.cortex_m4.feature
check "boards again" 0 "$work/product/inkling" info --boards
grep -q 'generic\.cortex-m4f' "$work/out"
check "the board is gone" 1 test $? -eq 0
check "what is no pack is a problem" 1 "$work/product/inkling" packs install "$work/library"
rm -rf "$work/product"

if [ -d "$shared" ]; then
    keyword=$shared/models/mlperf-tiny/kws_ref_model.tflite
    check "a model made elsewhere" 0 "$inkling" model "$keyword"
    expect "its input" out 'Input: 1×49×10×1 int8'
    check "is written as code" 0 "$inkling" deploy --model "$keyword" --target cpp --verify --out "$work/keyword"
    expect "which answers as the Java reference" out '32 of 32 inputs identical'
    check "that compiles" 0 make -C keyword
    printf 'not a model' > broken.tflite
    check "what is no model is a problem" 1 "$inkling" deploy --model broken.tflite --target cpp --out "$work/none"
    check "DSP vectors conform" 0 "$inkling" conformance dsp "$shared/spec/vectors/dsp_vectors.jsonl"
    check "the vectors of 2020 conform" 0 "$inkling" conformance dsp "$shared/spec/vectors/spectral_2020.jsonl"
    sed 's/"features":\[/"features":[1e9,/' "$shared/spec/vectors/spectral_2020.jsonl" > wrong.jsonl
    check "wrong vectors do not" 1 "$inkling" conformance dsp wrong.jsonl --data "$shared/lab/datasets/free-fall-detection"
    check "the lab as published" 0 "$inkling" new "$work/lab" --template free-fall-as-in-lab
    check "takes its recordings" 0 "$inkling" import "$work/lab" "$shared/lab/datasets/free-fall-detection/training" --category training
    check "and runs" 0 "$inkling" run "$work/lab"
    expect "1,014 windows" out 'Created 1014 windows: freefall: 182, idle: 182, unknown: 650'
    check "with 2,500 ms windows" 0 "$inkling" run "$work/lab" --set input.window_ms=2500 --set nn.cycles=50 --set nn.learning_rate=0.0012 --set nn.min_confidence=0.7
    expect "546 windows" out 'Created 546 windows'
else
    echo "skip  no shared data at $shared: the lab's real recordings and the DSP vectors are not tried"
fi
echo "$passed $failed" > "$root/.inkling/acceptance.count"
[ $failed -eq 0 ]
