#!/bin/sh
# Runs one golden case: a folder with
#   cmd       the command, run by sh in a fresh copy of the folder
#   status    the exit status (no file: 0)
#   stdout, stderr   what it prints (no file: not compared, except that stderr of a case
#             without one must be empty)
#   expected/ files that it must write, with these contents
# In `cmd`, dealscreen is the program under test and DEALSCREEN_RULES the shipped rules; ROOT is the project's folder.
#   run-case.sh [--refill] FOLDER
set -u
refill=
if [ "$1" = --refill ]; then
    refill=1
    shift
fi
case_dir=$(cd "$1" && pwd) || exit 2
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp -R "$case_dir/." "$work/case"
mkdir "$work/bin"
ln -s "$DEALSCREEN" "$work/bin/dealscreen"
PATH=$work/bin:$PATH
DEALSCREEN_RULES=${DEALSCREEN_RULES:-$ROOT/rules}
export ROOT PATH DEALSCREEN_RULES
unset SOURCE_DATE_EPOCH NO_COLOR
cd "$work/case" || exit 2
rm -rf expected stdout stderr status
sh ./cmd >"$work/stdout" 2>"$work/stderr" </dev/null
got=$?

fail=0
want=0
[ -f "$case_dir/status" ] && want=$(cat "$case_dir/status")
if [ -n "$refill" ]; then
    [ "$got" -eq 0 ] && rm -f "$case_dir/status" || echo "$got" >"$case_dir/status"
    for stream in stdout stderr; do
        if [ -s "$work/$stream" ]; then cp "$work/$stream" "$case_dir/$stream"; else rm -f "$case_dir/$stream"; fi
    done
    if [ -d "$case_dir/expected" ]; then
        for file in "$case_dir/expected"/*; do cp "$(basename "$file")" "$file"; done
    fi
    exit 0
fi
if [ "$got" -ne "$want" ]; then
    echo "exit status $got, expected $want"
    fail=1
fi
if [ -f "$case_dir/stdout" ]; then
    diff -u "$case_dir/stdout" "$work/stdout" || fail=1
fi
if [ -f "$case_dir/stderr" ]; then
    diff -u "$case_dir/stderr" "$work/stderr" || fail=1
elif [ -s "$work/stderr" ]; then
    echo "unexpected on stderr:"
    cat "$work/stderr"
    fail=1
fi
if [ -d "$case_dir/expected" ]; then
    for file in "$case_dir/expected"/*; do
        diff -u "$file" "$(basename "$file")" || fail=1
    done
fi
[ "$fail" -eq 0 ] || [ ! -s "$work/stderr" ] || { echo "--- stderr:"; cat "$work/stderr"; }
exit $fail
