#!/bin/sh
# Lines covered by the tests, per source file.  coverage.sh BUILD
set -eu
find "$1/obj" -name '*.gcda' | sort | while read -r data; do
    gcov -n "$data" 2>/dev/null | grep -A1 "^File 'src/" | paste -sd ' ' -
done
