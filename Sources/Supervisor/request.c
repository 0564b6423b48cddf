#include "request.h"
#include <stdlib.h>
#include <string.h>

struct reader {
    const uint8_t *at, *end;
    char *text; // where the next text goes
    bool good;
};

static uint64_t number(struct reader *r, size_t bytes) {
    if ((size_t)(r->end - r->at) < bytes) {
        r->good = false;
        return 0;
    }
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; i++) value |= (uint64_t)r->at[i] << 8 * i;
    r->at += bytes;
    return value;
}

static char *text(struct reader *r) {
    size_t length = number(r, 4);
    if (!r->good || (size_t)(r->end - r->at) < length || memchr(r->at, 0, length)) {
        r->good = false;
        return "";
    }
    char *copy = r->text;
    memcpy(copy, r->at, length);
    copy[length] = 0;
    r->text += length + 1;
    r->at += length;
    return copy;
}

static size_t texts(struct reader *r, char **list) {
    size_t count = number(r, 4);
    if (count > WORDS_MAX) r->good = false;
    for (size_t i = 0; r->good && i < count; i++) list[i] = text(r);
    if (!r->good) count = 0;
    list[count] = NULL;
    return count;
}

static bool names(char *const *list, const char *name) {
    size_t length = strlen(name);
    for (; *list; list++)
        if (strncmp(*list, name, length) == 0 && (*list)[length] == '=') return true;
    return false;
}

// PATH is the image's, which process 1 was started with.
static char *image_path(void) {
    static char path[4096];
    const char *value = getenv("PATH");
    if (!value || strlen(value) > sizeof path - 6) value = "/usr/local/bin:/usr/bin:/bin";
    memcpy(path, "PATH=", 5);
    strcpy(path + 5, value);
    return path;
}

bool request_read(struct request *q, const uint8_t *bytes, size_t length) {
    // Each text has lost its four bytes of length and won one zero byte: they always fit.
    static char store[REQUEST_MAX];
    struct reader r = {.at = bytes, .end = bytes + length, .text = store, .good = true};
    q->cpu_ns = number(&r, 8);
    q->wall_ns = number(&r, 8);
    q->output_bytes = number(&r, 8);
    q->error_bytes = number(&r, 8);
    q->file_size = number(&r, 8);
    q->input_place = (uint8_t)number(&r, 1);
    q->harvest = (uint8_t)number(&r, 1);
    q->live = (uint8_t)number(&r, 1);
    q->harvest_bytes = number(&r, 8);
    q->harvest_files = number(&r, 8);
    q->directory = text(&r);
    q->input_name = text(&r);
    q->harvest_name = text(&r);
    size_t words = texts(&r, q->arguments);
    size_t count = texts(&r, q->environment);
    if (!names(q->environment, "PATH")) q->environment[count++] = image_path();
    if (!names(q->environment, "HOME")) q->environment[count++] = "HOME=/work";
    if (!names(q->environment, "TMPDIR")) q->environment[count++] = "TMPDIR=/tmp";
    q->environment[count] = NULL;
    bool talks = q->live <= 1 && !(q->live && (q->input_place == INPUT_FILE || q->harvest == HARVEST_FILE));
    return r.good && r.at == r.end && words > 0 && q->input_place <= INPUT_FILE && q->harvest <= HARVEST_TREE && talks;
}
