#include "base/digest.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/evp.h>

enum { DIGEST_BYTES = 32 };

struct Digest {
    EVP_MD_CTX *context;
};

static _Noreturn void fail(void)
{
    fputs("dealscreen: libcrypto cannot work out SHA-256\n", stderr);
    exit(2);
}

Digest *digest_open(void)
{
    Digest *digest = malloc(sizeof *digest);
    if (!digest)
        out_of_memory();
    digest->context = EVP_MD_CTX_new();
    if (!digest->context)
        out_of_memory();
    if (EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1)
        fail();
    return digest;
}

void digest_add(void *digest, const void *bytes, size_t len)
{
    const Digest *to = digest;
    if (len > 0 && EVP_DigestUpdate(to->context, bytes, len) != 1)
        fail();
}

static Slice write_hex(Arena *arena, const unsigned char *bytes, size_t n)
{
    static const char hex[] = "0123456789abcdef";
    char *text = arena_alloc(arena, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        text[2 * i] = hex[bytes[i] >> 4];
        text[2 * i + 1] = hex[bytes[i] & 0xF];
    }
    return (Slice){text, 2 * n};
}

Slice digest_close(Digest *digest, Arena *arena)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int n = 0;
    if (EVP_DigestFinal_ex(digest->context, bytes, &n) != 1 || n != DIGEST_BYTES)
        fail();
    EVP_MD_CTX_free(digest->context);
    free(digest);
    return write_hex(arena, bytes, DIGEST_BYTES);
}

Slice digest_text(Arena *arena, Slice text)
{
    Digest *digest = digest_open();
    digest_add(digest, text.at, text.len);
    return digest_close(digest, arena);
}
