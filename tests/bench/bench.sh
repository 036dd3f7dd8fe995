#!/bin/sh
# Speed and memory, as ratios to floors measured in the same run: bench.sh [BUILD]
#
# From the environment:
#   ROWS=1000000      rows screened to CSV
#   XLSX_ROWS=100000  rows screened to a workbook
#   ROUNDS=9          rounds that count, after one to warm up
#   RULES=rules       the folder of rules
#
# Each round runs every job once, in turn, so that a busy machine slows all of them. Printed
# are the best time against the best time of the floor, and the median of the rounds' ratios
# with their spread. No test rests on a time.
set -eu
cd "$(dirname "$0")/../.."
BUILD=${1:-build}
ROWS=${ROWS:-1000000}
XLSX_ROWS=${XLSX_ROWS:-100000}
ROUNDS=${ROUNDS:-9}
RULES=${RULES:-rules}
SMALL=10000
dir=$BUILD/bench
dealscreen=$BUILD/dealscreen
export SOURCE_DATE_EPOCH=1781913600 # 20 June 2026

# ---- programs and lists ----

mkdir -p "$dir"
build() { # NAME LIBRARIES...
    name=$1
    shift
    ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -O2 \
        -o "$dir/$name" "tests/bench/$name.c" "$@"
}
build generate
build peak
build floor -lcsv
build rawxlsx -lxlsxwriter -lzip

list_of() { # ROWS: the name of a list with that many, made where it is not there
    file=$dir/deals-$1.csv
    if [ ! -s "$file" ] || [ tests/bench/generate.c -nt "$file" ]; then
        "$dir/generate" "$1" >"$file.new"
        mv "$file.new" "$file"
    fi
    echo "$file"
}
big=$(list_of "$ROWS")
small=$(list_of "$SMALL")
sheet=$(list_of "$XLSX_ROWS")

sh tests/bench/tenfold.sh rule "$RULES" "$dir/rules-tenfold"
sh tests/bench/tenfold.sh signal "$RULES" "$dir/signals-tenfold"
rm -rf "$dir/no-signals"
cp -R "$RULES" "$dir/no-signals"
rm -rf "$dir/no-signals/signals"

# ---- measuring ----

# Results of a job: a line "SECONDS KIB" per round, the warm-up first.
timed() { # JOB COMMAND...
    job=$1
    shift
    if ! "$dir/peak" "$dir/$job.times" "$@" >"$dir/$job.out" 2>"$dir/$job.err"; then
        echo "bench: $job failed:" >&2
        cat "$dir/$job.err" >&2
        exit 1
    fi
}
# To a file by way of standard output: a named file is also waited for until it is on the disk,
# and how fast that is says nothing of the program.
to_csv() { # JOB RULES
    timed "$1" "$dealscreen" screen "$big" --rules "$2" --quiet --csv -
}

# JOB FLOOR: "12.3 x, median 12.5 x (12.1 to 13.0), best 1.23 s, 813,000 rows/s"
compare() {
    paste -d ' ' "$dir/$1.times" "$dir/$2.times" | awk -v rows="$3" '
        NR == 1 { next } # the warm-up
        {
            ours = $1; floor = $3; ratio[n++] = ours / floor
            if (!best || ours < best) best = ours
            if (!best_floor || floor < best_floor) best_floor = floor
        }
        END {
            for (i = 1; i < n; i++) # sorted by insertion
                for (k = i; k > 0 && ratio[k - 1] > ratio[k]; k--) {
                    t = ratio[k]; ratio[k] = ratio[k - 1]; ratio[k - 1] = t
                }
            median = n % 2 ? ratio[(n - 1) / 2] : (ratio[n / 2 - 1] + ratio[n / 2]) / 2
            printf "%6.2f x   median %6.2f x (%.2f to %.2f)   %8.3f s   %10d rows/s\n",
                best / best_floor, median, ratio[0], ratio[n - 1], best, rows / best
        }'
}
row() { # WORDS JOB FLOOR ROWS
    printf '%-34s' "$1"
    compare "$2" "$3" "$4"
}
peak_of() { # JOB: the greatest peak, in KiB
    awk '$2 > most { most = $2 } END { print most }' "$dir/$1.times"
}

rm -f "$dir"/*.times
echo "$ROWS rows, $(wc -c <"$big" | tr -d ' ') bytes; $ROUNDS rounds after one to warm up"
"$dealscreen" --version | head -n 1

round=0
while [ "$round" -le "$ROUNDS" ]; do
    timed floor "$dir/floor" "$big"
    timed wc wc -l "$big"
    timed cells "$dir/floor" --cells "$big"
    to_csv ours "$RULES"
    to_csv no-signals "$dir/no-signals"
    to_csv rules-tenfold "$dir/rules-tenfold"
    to_csv signals-tenfold "$dir/signals-tenfold"
    round=$((round + 1))
done

echo
echo "against parsing alone (libcsv, empty callbacks)"
row "libcsv, empty callbacks" floor floor "$ROWS"
row "wc -l" wc floor "$ROWS"
row "libcsv, strict, cells copied" cells floor "$ROWS"
row "screened to CSV" ours floor "$ROWS"
row "the same, without signals" no-signals floor "$ROWS"
echo
echo "against screening to CSV"
row "rules times ten" rules-tenfold ours "$ROWS"
row "signals times ten, same beginnings" signals-tenfold ours "$ROWS"

# ---- the workbook ----

round=0
while [ "$round" -le "$ROUNDS" ]; do
    timed xlsx "$dealscreen" screen "$sheet" --rules "$RULES" --quiet -o "$dir/report.xlsx"
    # The clock of rawxlsx begins when the cells are in memory.
    "$dir/rawxlsx" "$dir/report.xlsx" "$dir/raw.xlsx" >>"$dir/raw.times"
    round=$((round + 1))
done
echo
echo "a workbook of $XLSX_ROWS rows, $(awk 'END { print $2 }' "$dir/raw.times") cells," \
    "against libxlsxwriter alone writing these cells"
row "screened to xlsx" xlsx raw "$XLSX_ROWS"

# ---- memory and loading ----

timed small "$dealscreen" screen "$small" --rules "$RULES" --quiet --csv "$dir/out.csv"
timed one-row "$dealscreen" screen "$(list_of 1)" --rules "$RULES" --quiet --csv "$dir/out.csv"
echo
echo "peak memory to CSV: $(peak_of small) KiB at $SMALL rows, $(peak_of ours) KiB at $ROWS rows;" \
    "to xlsx: $(peak_of xlsx) KiB at $XLSX_ROWS rows"
round=0
while [ "$round" -le "$ROUNDS" ]; do
    timed load "$dealscreen" rules --rules "$RULES" --hashes
    round=$((round + 1))
done
awk 'NR > 1 && (!best || $1 < best) { best = $1 }
    END { printf "rules loaded and hashed: %.1f ms\n", best * 1000 }' "$dir/load.times"

# ---- instructions: no noise, but no speed either ----

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: no counts of instructions"
    exit 0
fi
instructions() { # COMMAND...: in all
    valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$@" \
        2>&1 >/dev/null | awk '/I +refs:/ { gsub(",", "", $NF); print $NF }'
}
floor=$(instructions "$dir/floor" "$small")
ours=$(instructions "$dealscreen" screen "$small" --rules "$RULES" --quiet --csv "$dir/out.csv")
one=$(instructions "$dealscreen" screen "$(list_of 1)" --rules "$RULES" --quiet --csv "$dir/out.csv")
echo "$floor $ours $one $SMALL" | awk '{
    printf "instructions a row at %d rows: floor %d, screened to CSV %d (%.2f x); before the first row %d\n",
        $4, $1 / $4, ($2 - $3) / $4, ($2 - $3) / $1, $3 }'
