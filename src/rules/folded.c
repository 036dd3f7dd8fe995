#include "rules/folded.h"

#include "base/fold.h"

/* False for what is long or not ASCII. */
static bool fold_brief(Folded *folded, Slice text)
{
    if (text.len > sizeof folded->brief)
        return false;
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if ((unsigned char)c >= 0x80)
            return false;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            folded->brief[n++] = c;
    }
    folded->text = (Slice){folded->brief, n};
    return true;
}

void folded_init(Folded *folded, Slice text)
{
    folded->buffer = (Buffer){NULL, 0, 0};
    if (!fold_brief(folded, text))
        folded->text = fold_into(&folded->buffer, text);
}

void folded_release(Folded *folded)
{
    buffer_release(&folded->buffer);
}
