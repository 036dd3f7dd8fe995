#!/bin/sh
# Finds what is missing, by a test compile for each library, and installs it.
#   deps.sh build [test] [ci]
set -u
cc=${CC:-cc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
missing=

links() { # HEADER LIBRARIES
    printf '#include <stddef.h>\n#include <stdio.h>\n%s\nint main(void) { return 0; }\n' \
        "$1" >"$work/probe.c"
    # shellcheck disable=SC2086
    $cc -o "$work/probe" "$work/probe.c" $2 >/dev/null 2>&1
}
needs() { # PACKAGE HEADER LIBRARIES
    links "$2" "$3" || missing="$missing $1"
}

for part in "$@"; do
    case $part in
    build)
        needs libc6-dev '' ''
        needs libcsv-dev '#include <csv.h>' -lcsv
        needs libpcre2-dev '#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>' -lpcre2-8
        needs libxlsxwriter-dev '#include <xlsxwriter.h>' -lxlsxwriter
        needs libzip-dev '#include <zip.h>' -lzip
        needs libssl-dev '#include <openssl/evp.h>' -lcrypto
        needs libutf8proc-dev '#include <utf8proc.h>' -lutf8proc
        ;;
    test)
        needs check '#include <check.h>' '-lcheck_pic -lsubunit -lrt -lm -pthread'
        /usr/bin/python3 -c 'import openpyxl' 2>/dev/null || missing="$missing python3-openpyxl"
        ;;
    ci)
        command -v clang-format >/dev/null || missing="$missing clang-format"
        command -v valgrind >/dev/null || missing="$missing valgrind"
        command -v git >/dev/null || missing="$missing git"
        ;;
    esac
done

[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "missing on this machine (names of Debian's packages):$missing" >&2
    exit 1
fi
sudo=
if [ "$(id -u)" -ne 0 ]; then
    sudo=$(command -v sudo) || {
        echo "install these packages as root:$missing" >&2
        exit 1
    }
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$sudo apt-get update -q >"$work/log" 2>&1 &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        $missing >>"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
}
