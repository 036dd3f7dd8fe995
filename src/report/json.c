#include "report/json.h"

#include "base/utf8.h"

/* Behind a bracket or a colon no comma is due, nor at the start of a line. */
static void part(Buffer *out)
{
    char last = out->len > 0 ? out->at[out->len - 1] : '\n';
    if (last != '{' && last != '[' && last != ':' && last != '\n')
        buffer_add_char(out, ',');
}

void json_open(Buffer *out, char bracket)
{
    part(out);
    buffer_add_char(out, bracket);
}

void json_close(Buffer *out, char bracket)
{
    buffer_add_char(out, bracket);
}

void json_key(Buffer *out, const char *key)
{
    part(out);
    buffer_add_char(out, '"');
    buffer_add_text(out, key);
    buffer_add_text(out, "\":");
}

/* ---- strings ---- */

static bool needs_escape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

static void add_escaped(Buffer *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    switch (c) {
    case '"':
    case '\\':
        buffer_add_char(out, '\\');
        buffer_add_char(out, (char)c);
        return;
    case '\n':
        buffer_add_text(out, "\\n");
        return;
    case '\r':
        buffer_add_text(out, "\\r");
        return;
    case '\t':
        buffer_add_text(out, "\\t");
        return;
    default:
        buffer_add_text(out, "\\u00");
        buffer_add_char(out, hex[c >> 4]);
        buffer_add_char(out, hex[c & 15]);
    }
}

static void add_valid(Buffer *out, Slice text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (!needs_escape(c))
            continue;
        buffer_add(out, slice_part(text, start, i));
        add_escaped(out, c);
        start = i + 1;
    }
    buffer_add(out, slice_part(text, start, text.len));
}

void json_string(Buffer *out, Slice text)
{
    part(out);
    buffer_add_char(out, '"');
    for (;;) {
        size_t valid = utf8_valid(text);
        add_valid(out, slice_part(text, 0, valid));
        if (valid == text.len)
            break;
        buffer_add_text(out, "\xEF\xBF\xBD");
        text = slice_part(text, valid + 1, text.len);
    }
    buffer_add_char(out, '"');
}

void json_text(Buffer *out, const char *text)
{
    json_string(out, slice(text));
}

/* ---- other values ---- */

void json_number(Buffer *out, uint64_t number)
{
    part(out);
    buffer_add_number(out, number);
}

void json_bool(Buffer *out, bool yes)
{
    part(out);
    buffer_add_text(out, yes ? "true" : "false");
}

void json_null(Buffer *out)
{
    part(out);
    buffer_add_text(out, "null");
}
