#!/usr/bin/env bash
# Measures the generated code and writes what it costs: the cost tables of org.inkling.deploy and org.inkling.dsp and the figures in
# docs/user/on-the-device-estimate.md. Takes about four minutes on two idle cores.
#   releng/scripts/calibrate.sh          all processors
#   releng/scripts/calibrate.sh quick    kernels for Cortex-M and float32 only, a sample of the networks; the rest stays as it is
# Needs the shared material beside the repository, a built product (./inkling help), and the programs below.
set -eu
self=calibrate.sh
cd "$(dirname "$(readlink -f "$0")")/../.."
. releng/scripts/bootstrap.sh
need gcc gcc
need arm-none-eabi-gcc gcc-arm-none-eabi libnewlib-arm-none-eabi
need qemu-system-arm qemu-system-arm
need avr-gcc gcc-avr avr-libc
need simavr simavr
install_missing
shared=${INKLING_SHARED:-$(pwd)/../shared}
classes=${CALIBRATE_CLASSPATH:-$(ls "$(pwd)"/releng/org.inkling.product/target/products/org.inkling.product/linux/gtk/x86_64/inkling/plugins/*.jar | tr '\n' ':')}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -nowarn -d "$work/classes" -cp "$classes" releng/calibration/org/inkling/calibration/*.java
java -cp "$work/classes:$classes" org.inkling.calibration.Calibrate "$shared" "$(pwd)" "$work" "$@"
