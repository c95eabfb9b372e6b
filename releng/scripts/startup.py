#!/usr/bin/env python3
"""How long until the window of the workbench is visible, compared with a bare Eclipse workbench of the same platform.

    releng/scripts/startup.py [PRODUCT] [--runs N]

PRODUCT is the folder of a built product; left out, the one ./inkling builds. Needs DISPLAY (Xvfb will do) and libX11.
Both are started in turn, N times each (5), always with a new workspace and a configuration that was started once before. The bare
workbench is the same installation without the bundles of Inkling and without its product. Prints every time, the medians and their
ratio; the goal is a ratio of at most 1.3. It ends with 0 whatever the ratio is: on a busy machine it says little.
"""
import argparse
import ctypes
import ctypes.util
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILT = "releng/org.inkling.product/target/products/org.inkling.product/linux/gtk/x86_64/inkling"
LEAST = (600, 400)
PATIENCE = 120


class Attributes(ctypes.Structure):
    """XWindowAttributes, as far as it is looked at: x, y, width, height at the start, map_state by its offset."""
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
                ("border", ctypes.c_int), ("depth", ctypes.c_int), ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong),
                ("c_class", ctypes.c_int), ("bit_gravity", ctypes.c_int), ("win_gravity", ctypes.c_int), ("backing_store", ctypes.c_int),
                ("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int),
                ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int), ("rest", ctypes.c_byte * 256)]


class Display:
    """The windows of an X display."""

    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 4
        self.x.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
        self.x.XFree.argtypes = [ctypes.c_void_p]
        # a window may go while it is looked at, which would end the program
        self.ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, event: 0)
        self.x.XSetErrorHandler(self.ignore)
        self.display = self.x.XOpenDisplay(None)
        if not self.display:
            sys.exit("there is no display: set DISPLAY, for example with xvfb-run")

    def visible(self):
        """Ids of the windows of a workbench's size that are visible."""
        root, parent, children, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        if not self.x.XQueryTree(self.display, self.x.XDefaultRootWindow(self.display), ctypes.byref(root), ctypes.byref(parent),
                                 ctypes.byref(children), ctypes.byref(count)):
            return set()
        found = set()
        for i in range(count.value):
            a = Attributes()
            if self.x.XGetWindowAttributes(self.display, children[i], ctypes.byref(a)) and a.map_state == 2 \
                    and a.width >= LEAST[0] and a.height >= LEAST[1]:
                found.add(children[i])
        if children:
            self.x.XFree(children)
        return found


def configuration(product, folder, bare):
    """A configuration of its own for one of the two."""
    shutil.copytree(product / "configuration", folder, ignore=shutil.ignore_patterns("org.eclipse.osgi", "org.eclipse.core.runtime", "*.log"))
    info = folder / "org.eclipse.equinox.simpleconfigurator" / "bundles.info"
    lines = []
    for line in info.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, version, location, level, started = line.split(",")
            if bare and name.startswith("org.inkling.") and not name.startswith("org.inkling.wrapped."):
                continue
            if location.startswith("plugins/"):
                location = (product / location).as_uri()
            line = ",".join((name, version, location, level, started))
        lines.append(line)
    info.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ini = folder / "config.ini"
    kept = []
    for line in ini.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if bare and key in ("eclipse.product", "eclipse.application", "osgi.splashPath"):
            continue
        if key == "osgi.framework":
            line = "osgi.framework=" + (product / value.replace("file\\:", "")).as_uri().replace(":", "\\:")
        elif key.startswith("org.eclipse.equinox.simpleconfigurator.configUrl"):
            line = key + "=" + info.as_uri().replace(":", "\\:")
        kept.append(line)
    ini.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


def start(display, product, config, workspace, log):
    """Seconds from the start of the process to the visible window; the process is ended afterwards."""
    launcher = next((product / "plugins").glob("org.eclipse.equinox.launcher_*.jar"))
    java = os.environ.get("INKLING_JAVA") or "java"
    before = display.visible()
    begin = time.monotonic()
    process = subprocess.Popen([java, "-jar", str(launcher), "-nosplash", "-configuration", str(config), "-data", str(workspace),
                                "-install", str(product), "-application", "org.eclipse.ui.ide.workbench"],
                               stdout=log, stderr=log, start_new_session=True)
    try:
        while time.monotonic() - begin < PATIENCE:
            if display.visible() - before:
                return time.monotonic() - begin
            if process.poll() is not None:
                logs = ''.join(f.read_text(encoding='utf-8', errors='replace')[:1500] for f in sorted(config.glob('*.log')))
                sys.exit(f"the workbench ended with {process.returncode}: {logs}")
            time.sleep(0.01)
        sys.exit(f"no window after {PATIENCE} s")
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("product", nargs="?", type=Path, default=Path(__file__).resolve().parents[2] / BUILT)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    product = arguments.product.resolve()
    if not (product / "plugins").is_dir():
        sys.exit(f"no product in {product}: build it with ./inkling help")
    display = Display()
    with tempfile.TemporaryDirectory(prefix="startup-") as temporary, open(Path(temporary) / "log", "w", encoding="utf-8") as log:
        folder = Path(temporary)
        configs = {name: configuration(product, folder / name, name == "bare") for name in ("bare", "inkling")}
        times = {name: [] for name in configs}
        for run in range(arguments.runs + 1):
            for name, config in configs.items():
                seconds = start(display, product, config, folder / f"workspace-{name}-{run}", log)
                # the first start writes the caches of the framework
                if run > 0:
                    times[name].append(seconds)
                    print(f"{name:8} {seconds:6.2f} s", flush=True)
        medians = {name: statistics.median(values) for name, values in times.items()}
        print(f"median   bare {medians['bare']:.2f} s, inkling {medians['inkling']:.2f} s, "
              f"ratio {medians['inkling'] / medians['bare']:.2f} (goal: at most 1.30)")


if __name__ == "__main__":
    main()
