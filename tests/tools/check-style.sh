#!/bin/sh
# What a reviewer should not have to look for: formatting, include direction, headers that
# stand alone and say who owns what, no writable globals, no banned calls, no law in C.
set -u
cd "$(dirname "$0")/../.." || exit 2
fail=0
say() {
    echo "$1"
    fail=1
}

sources=$(find src -name '*.c' -o -name '*.h' | sort)
tests=$(find tests -name '*.c' -o -name '*.h' | sort)

# 1. clang-format
if command -v clang-format >/dev/null; then
    # shellcheck disable=SC2086
    clang-format --dry-run -Werror $sources $tests || say "style: run clang-format -i on the files above"
fi

# 2. a folder includes only from itself and those before it
order="base rules deals match report cli"
allowed=
for folder in $order; do
    allowed="$allowed $folder"
    for other in $order; do
        case " $allowed " in *" $other "*) continue ;; esac
        hits=$(grep -rn "^#include \"$other/" "src/$folder")
        [ -z "$hits" ] || say "includes against the flow:
$hits"
    done
done

# 3. headers: self-contained, with the four lines that a reader needs
for header in $(find src -name '*.h' | sort); do
    printf '#include "%s"\n' "${header#src/}" |
        ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Wall -Wextra -fsyntax-only -x c - ||
        say "$header: does not stand alone"
    grep -q 'Ownership:' "$header" || say "$header: no line on ownership"
    grep -q 'Errors:' "$header" || say "$header: no line on errors"
done

# 4. libraries are known in one place or few
known() { # HEADER FILES...
    header=$1
    shift
    for file in $(grep -rl "#include <$header>" src); do
        case " $* " in *" $file "*) ;; *) say "$file: includes <$header>, which it should not know" ;; esac
    done
}
known csv.h src/base/csv.c
known pcre2.h src/rules/patterns.c src/cli/version.c
known utf8proc.h src/base/fold.c src/base/utf8.c src/cli/version.c
known openssl/evp.h src/base/digest.c

# 5. banned calls
# shellcheck disable=SC2086
hits=$(grep -nE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|localtime|ctime|strncpy)\(' $sources) &&
    say "banned calls:
$hits"
hits=$(grep -rnE '^[[:space:]]*(fclose|close)\(' src | grep -vE 'src/(cli|base)/|nothing to check') &&
    say "unchecked close outside base and cli:
$hits"

# 6. no writable globals: objects in .data or .bss; .data.rel.ro is constant but for its addresses
if [ -d build/obj ]; then
    hits=$(find build/obj -name '*.o' -exec objdump -t {} + |
        grep -E '[[:space:]]O[[:space:]]+(\.data|\.bss|\*COM\*)[[:space:]]' || true)
    [ -z "$hits" ] || say "writable globals:
$hits"
fi

# 7. law is data
# shellcheck disable=SC2086
hits=$(grep -nE '31 ?CFR|850\.[0-9]|\b(China|Hong Kong|Macau|Treasury)\b|3A090|semiconductor' $sources |
    grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//)|/\*.*\*/' || true)
[ -z "$hits" ] || say "law in C:
$hits"

# 8. lines of text files
hits=$(git ls-files -- src rules tests/unit tests/tools docs Makefile README.md | xargs -r grep -nE '[[:space:]]+$' 2>/dev/null | head -5)
[ -z "$hits" ] || say "white space at line ends:
$hits"

[ "$fail" -eq 0 ] && echo "style: good"
exit $fail
