// One program to run, as the judge asks for it.
#pragma once
#include "protocol.h"
#include <stdbool.h>
#include <stddef.h>

enum { WORDS_MAX = 1024 };

struct request {
    uint64_t cpu_ns, wall_ns, output_bytes, error_bytes, file_size;
    uint8_t input_place, harvest, live;
    uint64_t harvest_bytes, harvest_files;
    const char *directory, *input_name, *harvest_name;
    char *arguments[WORDS_MAX + 1], *environment[WORDS_MAX + 4];
};

// Copies what it needs; the texts stay good until the next call. False: the bytes are no request.
bool request_read(struct request *r, const uint8_t *bytes, size_t length);
