#include "rules/headchars.h"

#include "base/utf8.h"

#include <string.h>

enum { CLASS_MAX = 16 }; /* a class with more members ends the head */

/* ---- characters ---- */

/* Scripts and marks that have no upper and lower case: punctuation, CJK, Hangul. */
static bool has_no_case(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x205e) || (c >= 0x2e80 && c <= 0x9fff) ||
           (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff01 && c <= 0xff20) || (c >= 0x20000 && c <= 0x3fffd);
}

/* The head that is one character; false where it is none that has one form only. */
static bool head_of_char(uint32_t c, Head *head)
{
    if (c >= 0x80 && !has_no_case(c))
        return false;
    if (c >= 'A' && c <= 'Z')
        c |= 0x20;
    *head = (Head){.is_open = true};
    head->len = (unsigned char)utf8_put(head->bytes, c);
    return true;
}

void read_literal(HeadSet *set, uint32_t c)
{
    headset_nothing(set);
    if (!head_of_char(c, &set->heads[0]))
        headset_close(set); /* of nothing: the head ends before it */
}

char reader_peek(const HeadReader *r)
{
    return r->at < r->pattern.len ? r->pattern.at[r->at] : '\0';
}

bool reader_is(const HeadReader *r, const char *text)
{
    return slice_starts(slice_part(r->pattern, r->at, r->pattern.len), text);
}

bool reader_take(HeadReader *r, const char *text)
{
    if (!reader_is(r, text))
        return false;
    r->at += strlen(text);
    return true;
}

uint32_t reader_next(HeadReader *r)
{
    const char *at = r->pattern.at + r->at;
    uint32_t c = utf8_next(&at, r->pattern.at + r->pattern.len);
    r->at = (size_t)(at - r->pattern.at);
    return c;
}

void reader_skip_past(HeadReader *r, char close)
{
    size_t n = slice_find(slice_part(r->pattern, r->at, r->pattern.len), close);
    r->at += n + 1;
    if (r->at > r->pattern.len)
        r->failed = true;
}

/* ---- classes ---- */

/* The members of a class, with letters in lower case. */
typedef struct Members {
    HeadSet set;
    bool too_many; /* or not all known */
} Members;

static bool is_same(const Head *a, const Head *b)
{
    return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

static void members_add(Members *members, uint32_t c)
{
    Head head;
    if (!head_of_char(c, &head) || members->too_many) {
        members->too_many = true;
        return;
    }
    for (size_t i = 0; i < members->set.n; i++)
        if (is_same(&members->set.heads[i], &head))
            return;
    if (members->set.n == CLASS_MAX)
        members->too_many = true;
    else
        members->set.heads[members->set.n++] = head;
}

static void members_add_range(Members *members, uint32_t first, uint32_t last)
{
    for (uint32_t c = first; c <= last && !members->too_many; c++)
        members_add(members, c);
}

/* \s as pcre2 has it without UCP; \d is ten digits. */
static void members_add_kind(Members *members, char kind)
{
    if (kind == 's') {
        members_add(members, ' ');
        members_add_range(members, '\t', '\r');
    } else if (kind == 'd') {
        members_add_range(members, '0', '9');
    } else {
        members->too_many = true;
    }
}

/* \xhh and \x{hhhh}, behind the x. */
static bool read_hex(HeadReader *r, uint32_t *c)
{
    bool braced = reader_take(r, "{");
    size_t n = 0, most = braced ? 6 : 2;
    *c = 0;
    for (; n < most && r->at < r->pattern.len; n++, r->at++) {
        char digit = r->pattern.at[r->at];
        if (digit >= '0' && digit <= '9')
            *c = *c * 16 + (uint32_t)(digit - '0');
        else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
            *c = *c * 16 + (uint32_t)((digit | 0x20) - 'a' + 10);
        else
            break;
    }
    return n > 0 && (!braced || reader_take(r, "}"));
}

/* An escaped character, behind the backslash, that stands for itself or for a control
 * character. False for escapes of another kind; *kind is then its letter. */
static bool read_escaped(HeadReader *r, uint32_t *c, char *kind)
{
    static const char letters[] = "tnrfae", controls[] = "\t\n\r\f\a\x1b";
    if (r->at >= r->pattern.len) {
        r->failed = true;
        return false;
    }
    char letter = r->pattern.at[r->at];
    const char *control = letter ? strchr(letters, letter) : NULL;
    bool is_word =
        (letter >= '0' && letter <= '9') || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z');
    *c = reader_next(r);
    if (control)
        *c = (uint32_t)controls[control - letters];
    if (letter == 'x') {
        if (!read_hex(r, c))
            r->failed = true;
        return !r->failed;
    }
    *kind = letter;
    return control || !is_word;
}

/* [:alpha:] and the like, behind the "[:"; another use of these two signs is not followed. */
static void skip_posix_class(HeadReader *r)
{
    while (r->at < r->pattern.len && r->pattern.at[r->at] >= 'a' && r->pattern.at[r->at] <= 'z')
        r->at++;
    if (!reader_take(r, ":]"))
        r->failed = true;
}

/* One member of a class, or the first of a range. False if it can begin no range. */
static bool read_member(HeadReader *r, Members *members, uint32_t *c)
{
    char kind = 0;
    if (reader_take(r, "[:")) {
        skip_posix_class(r);
        members->too_many = true;
        return false;
    }
    if (!reader_take(r, "\\")) {
        *c = reader_next(r);
        return true;
    }
    if (read_escaped(r, c, &kind))
        return true;
    if (kind == 'b') {
        *c = '\b';
        return true;
    }
    if (!kind || !strchr("sSdDwWhHvV", kind))
        r->failed = true;
    members_add_kind(members, kind);
    return false;
}

static void read_members(HeadReader *r, Members *members)
{
    bool is_first = true;
    while (!r->failed && (is_first || !reader_is(r, "]"))) {
        if (r->at >= r->pattern.len) {
            r->failed = true;
            return;
        }
        is_first = false;
        uint32_t first, last;
        if (!read_member(r, members, &first))
            continue;
        last = first;
        bool is_range = reader_is(r, "-") && !reader_is(r, "-]");
        if (is_range) {
            r->at++;
            if (!read_member(r, members, &last))
                r->failed = true; /* [a-\d]: pcre2 has its own view of it */
        }
        if (!r->failed)
            members_add_range(members, first, last);
    }
    r->at++;
}

void read_class(HeadReader *r, HeadSet *out)
{
    Members members;
    members.set.n = 0;
    members.too_many = reader_take(r, "^");
    read_members(r, &members);
    if (members.too_many || members.set.n == 0) {
        headset_nothing(out);
        headset_close(out);
    } else {
        headset_copy(out, &members.set);
    }
}

/* ---- escapes in a sequence ---- */

void read_escape(HeadReader *r, HeadSet *out)
{
    uint32_t c;
    char kind = 0;
    if (read_escaped(r, &c, &kind)) {
        read_literal(out, c);
        return;
    }
    headset_nothing(out);
    if (r->failed)
        return;
    switch (kind) {
    case 'b':
        out->heads[0].is_edge = true;
        return;
    case 'B':
    case 'A':
    case 'G':
    case 'z':
    case 'Z':
    case 'K':
        return; /* takes no bytes */
    case 's':
    case 'd': {
        Members members;
        members.set.n = 0;
        members.too_many = false;
        members_add_kind(&members, kind);
        headset_copy(out, &members.set);
        return;
    }
    case 'p':
    case 'P':
        if (reader_take(r, "{"))
            reader_skip_past(r, '}');
        else
            r->at++;
        headset_close(out);
        return;
    case 'w':
    case 'W':
    case 'S':
    case 'D':
    case 'h':
    case 'H':
    case 'v':
    case 'V':
    case 'R':
    case 'N':
    case 'X':
        headset_close(out);
        return;
    default: /* \1, \Q, \g, \k, \o, \c ... */
        r->failed = true;
    }
}
