# Sourced by ./inkling and ./verify: makes sure the programs they need are there, and says what it does.

say() {
    echo "$self: $*" >&2
}

# need PROGRAM PACKAGE …: remembers the Debian packages of programs that are missing.
missing=""
need() {
    program=$1
    shift
    command -v "$program" >/dev/null 2>&1 || missing="$missing $*"
}

# need_file FILE PACKAGE: the same for any file.
need_file() {
    [ -e "$1" ] || missing="$missing $2"
}

# need_library FILE PACKAGE: the same for a shared library.
need_library() {
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q "$1" || missing="$missing $2"
}

# Installs what is missing when this is root on a Debian system; else names it and ends.
install_missing() {
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing with apt-get:$missing"
        # shellcheck disable=SC2086
        if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } > "$work/apt.log" 2>&1; then
            tail -n 20 "$work/apt.log" >&2
            say "apt-get could not install:$missing (log: $work/apt.log)"
            exit 3
        fi
        missing=""
    else
        say "these programs are missing. On Debian or Ubuntu install them with:"
        say "    sudo apt-get install$missing"
        exit 3
    fi
}

# Java 17 or newer with a compiler, the system's Maven, which fetches the one that builds, and what compiles the WebAssembly runtime.
need_build_tools() {
    release=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    if [ "${release:-0}" -lt 17 ]; then
        missing="$missing openjdk-17-jdk-headless"
    fi
    need mvn maven
    need clang clang
    need wasm-ld lld
}

# A checksum of everything the product is built from.
fingerprint() {
    {
        find pom.xml .mvn bundles features releng target-platform -name target -prune -o -type f -print
        find datasets \( -name results -o -name deploy -o -name .inkling \) -prune -o -type f -print
    } | LC_ALL=C sort | xargs cksum | cksum
}
