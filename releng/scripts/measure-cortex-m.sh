#!/usr/bin/env bash
# Measures the generated code on the shared harness bench/cortex-m: modelled Cortex-M4F cycles, ROM, RAM with the stack. Prints the table
# and writes it into docs/user/on-the-device.md. Takes about half a minute.
#   releng/scripts/measure-cortex-m.sh         each network with the options it is best compiled with
#   releng/scripts/measure-cortex-m.sh -O3     all with these options; the documentation stays as it is
# Needs the shared material beside the repository, a built product (./inkling help), and the programs below.
set -eu
self=measure-cortex-m.sh
cd "$(dirname "$(readlink -f "$0")")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. releng/scripts/bootstrap.sh
need gcc gcc
need arm-none-eabi-gcc gcc-arm-none-eabi libnewlib-arm-none-eabi
need qemu-system-arm qemu-system-arm
install_missing
shared=${INKLING_SHARED:-$(pwd)/../shared}
classes=${CALIBRATE_CLASSPATH:-$(ls "$(pwd)"/releng/org.inkling.product/target/products/org.inkling.product/linux/gtk/x86_64/inkling/plugins/*.jar | tr '\n' ':')}
javac -nowarn -d "$work/classes" -cp "$classes" releng/calibration/org/inkling/calibration/*.java
java -cp "$work/classes:$classes" org.inkling.calibration.Measure "$shared" "$(pwd)" "$work" "$@"
