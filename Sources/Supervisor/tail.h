// The last bytes of a stream that is longer than what is kept of it.
#pragma once
#include "stream.h"

struct tail {
    size_t size;
    uint64_t total; // bytes that came
    uint8_t bytes[ERRORS_TAIL_MAX];
};

// Empty, for the last `size` bytes.
void tail_clear(struct tail *t, size_t size);
void tail_add(struct tail *t, const uint8_t *bytes, size_t n);
// As frames of a kind, in their order. Not while a program runs.
void tail_put(const struct tail *t, struct stream *s, uint8_t kind);
