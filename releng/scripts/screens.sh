#!/usr/bin/env bash
# Makes the pictures of every screen, light and dark, in docs/screens (or the folder given): ui.tests' ScreensTest in the real workbench.
set -eu
cd "$(dirname "$(readlink -f "$0")")/../.."
mkdir -p .inkling
to=$(mkdir -p "${1:-docs/screens}" && cd "${1:-docs/screens}" && pwd)
xvfb-run -a -s "-screen 0 1280x800x24" ./mvnw -B -fae clean verify '-Dtest=ScreensTest' -Dsurefire.failIfNoSpecifiedTests=false \
    -DfailIfNoTests=false "-Dinkling.screens=$to" > .inkling/screens.log 2>&1 || { grep -E '^\[ERROR\]' .inkling/screens.log | head -n 20; exit 1; }
echo "$(find "$to" -name '*.png' -newer .inkling/screens.log -o -name '*.png' -mmin -15 | wc -l) pictures in $to"
