#include "rules/lookalikes.h"

#include "base/slice.h"

/* clang-format off */
static const Lookalike lookalikes[] = {
    {0x00A0, 0x00A0, "a non-breaking space",          " "},
    {0x2000, 0x200A, "a space of special width",      " "},
    {0x200B, 0x200D, "an invisible character",        " "},
    {0x2028, 0x2029, "a line separator",              " "},
    {0x202F, 0x202F, "a narrow non-breaking space",   " "},
    {0x2060, 0x2060, "an invisible character",        " "},
    {0x3000, 0x3000, "a full-width space",            " "},
    {0xFEFF, 0xFEFF, "a byte order mark",             " "},
    {0x00AB, 0x00AB, "a typographic quotation mark",  "\""},
    {0x00BB, 0x00BB, "a typographic quotation mark",  "\""},
    {0x2018, 0x201F, "a typographic quotation mark",  "\""},
    {0x2033, 0x2033, "a double prime",                "\""},
    {0x300C, 0x300F, "a corner bracket",              "\""},
    {0xFF02, 0xFF02, "a full-width quotation mark",   "\""},
    {0x00AD, 0x00AD, "a soft hyphen",                 "-"},
    {0x2010, 0x2011, "a typographic hyphen",          "-"},
    {0x2012, 0x2015, "a dash",                        "-"},
    {0x2212, 0x2212, "a minus sign",                  "-"},
    {0xFF0D, 0xFF0D, "a full-width hyphen",           "-"},
    {0x3002, 0x3002, "an ideographic full stop",      "."},
    {0xFF0E, 0xFF0E, "a full-width full stop",        "."},
    {0x3001, 0x3001, "an ideographic comma",          ","},
    {0xFF0C, 0xFF0C, "a full-width comma",            ","},
    {0xFF1A, 0xFF1A, "a full-width colon",            ":"},
    {0xFF08, 0xFF08, "a full-width parenthesis",      "("},
    {0xFF09, 0xFF09, "a full-width parenthesis",      ")"},
    {0xFF5B, 0xFF5B, "a full-width brace",            "{"},
    {0xFF5D, 0xFF5D, "a full-width brace",            "}"},
    {0xFF1C, 0xFF1C, "a full-width less-than sign",   "<"},
    {0xFF1D, 0xFF1D, "a full-width equals sign",      "="},
    {0xFF1E, 0xFF1E, "a full-width greater-than sign", ">"},
    {0xFF05, 0xFF05, "a full-width percent sign",     "%"},
    {0x2264, 0x2264, "a typographic sign",            "<="},
    {0x2A7D, 0x2A7D, "a typographic sign",            "<="},
    {0x2265, 0x2265, "a typographic sign",            ">="},
    {0x2A7E, 0x2A7E, "a typographic sign",            ">="},
    {0x2260, 0x2260, "a typographic sign",            "!="},
    {0xFF01, 0xFF5E, "a full-width character",        "the plain one"},
};
/* clang-format on */

const Lookalike *lookalike_of(uint32_t c)
{
    for (size_t i = 0; i < COUNT(lookalikes); i++) {
        if (c >= lookalikes[i].first && c <= lookalikes[i].last)
            return &lookalikes[i];
    }
    return NULL;
}
