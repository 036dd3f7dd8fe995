#include "cli/command.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <openssl/crypto.h>
#include <pcre2.h>
#include <utf8proc.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <stdio.h>

/* The first line is the program and its version alone: help2man and packagers read it. */
void version_print(void)
{
    char pcre2[64] = "";
    pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
    printf("dealscreen %s\n", DEALSCREEN_VERSION);
    printf("rules installed at %s\n", DEALSCREEN_RULES);
    printf("pcre2 %s, libxlsxwriter %s, libzip %s, utf8proc %s, %s\n", pcre2, lxw_version(),
           zip_libzip_version(), utf8proc_version(), OpenSSL_version(OPENSSL_VERSION));
}
