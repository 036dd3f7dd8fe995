#!/bin/sh
# Runs every command line of the ```sh blocks of the documentation, as it stands, in a folder
# with the program, the rules and the samples. A command that fails, fails the test.
#   DEALSCREEN=PROGRAM readme.sh
set -u
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
unset DEALSCREEN_RULES SOURCE_DATE_EPOCH

# Blocks of a document; targets of make would build and test from within the test.
commands_of() {
    awk '
        /^```sh$/ { inside = 1; next }
        /^```/    { inside = 0 }
        !inside   { next }
        /^make (demo|test|ci|bench)$/ { next }
                  { print }
    ' "$1"
}

fail=0
n=0
for document in README.md CONTRIBUTING.md $(cd "$ROOT" && ls docs/*.md); do
    folder=$work/$(echo "$document" | tr / _)
    mkdir -p "$folder/build"
    cp -R "$ROOT/rules" "$ROOT/samples" "$folder/"
    cp "$DEALSCREEN" "$folder/build/dealscreen"
    commands_of "$ROOT/$document" >"$folder/commands"
    n=$((n + $(grep -c . "$folder/commands")))
    # -v shows the line that failed as the last one.
    if ! (cd "$folder" && sh -ev ./commands >out 2>errors </dev/null); then
        echo "$document: a command fails:" >&2
        tail -n 5 "$folder/errors" >&2
        fail=1
    fi
done
[ "$n" -gt 0 ] || { echo "no command was found" >&2; fail=1; }
exit $fail
