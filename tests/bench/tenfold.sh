#!/bin/sh
# Copies a folder of rules and multiplies its rules, or its signals, by ten: each declaration
# of that kind stands nine times more, under ids of its own.
#   tenfold.sh rule|signal FROM TO
set -eu
kind=$1 from=$2 to=$3
rm -rf "$to"
cp -R "$from" "$to"
find "$to" -name '*.rules' | while read -r file; do
    awk -v kind="$kind" '
        { print }
        $1 == kind { inside = 1; n = 0; id = $2 }
        inside     { lines[n++] = $0 }
        inside && /^end/ {
            inside = 0
            for (copy = 2; copy <= 10; copy++)
                for (i = 0; i < n; i++) {
                    line = lines[i]
                    if (i == 0)
                        sub(id, id "-copy-" copy, line)
                    print line
                }
        }' "$file" >"$file.new"
    mv "$file.new" "$file"
done
