#!/bin/sh
# The sample under valgrind: no leak, no bad access.  valgrind.sh BUILD
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
    "$1/dealscreen" screen samples/deals.csv --rules rules --quiet \
    --csv "$work/out.csv" --ndjson "$work/out.ndjson"
echo "valgrind: good"
