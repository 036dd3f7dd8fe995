#include "match/truth.h"

const char *truth_word(Truth truth)
{
    switch (truth) {
    case TRUTH_NO:
        return "no";
    case TRUTH_UNLIKELY:
    case TRUTH_UNKNOWN:
        return "unknown";
    case TRUTH_LIKELY:
        return "likely";
    case TRUTH_YES:
        return "yes";
    }
    return "unknown";
}
