#include "tail.h"
#include <string.h>

void tail_clear(struct tail *t, size_t size) {
    t->size = size < ERRORS_TAIL_MAX ? size : ERRORS_TAIL_MAX;
    t->total = 0;
}

void tail_add(struct tail *t, const uint8_t *bytes, size_t n) {
    // What would be overwritten at once.
    size_t skipped = n > t->size ? n - t->size : 0;
    t->total += skipped;
    for (bytes += skipped, n -= skipped; n > 0;) {
        size_t at = t->total % t->size, part = t->size - at < n ? t->size - at : n;
        memcpy(t->bytes + at, bytes, part);
        t->total += part, bytes += part, n -= part;
    }
}

void tail_put(const struct tail *t, struct stream *s, uint8_t kind) {
    size_t kept = t->total < t->size ? (size_t)t->total : t->size;
    size_t oldest = t->total > t->size ? t->total % t->size : 0;
    if (kept > oldest) stream_put(s, kind, t->bytes + oldest, kept - oldest);
    if (oldest > 0) stream_put(s, kind, t->bytes, oldest);
}
