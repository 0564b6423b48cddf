#define _GNU_SOURCE
#include "stream.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void stream_open(struct stream *s, int in, int out) {
    s->in = in;
    s->out = out;
    fcntl(in, F_SETFL, fcntl(in, F_GETFL) | O_NONBLOCK);
    fcntl(out, F_SETFL, fcntl(out, F_GETFL) | O_NONBLOCK);
}

static void await(int fd, short events) {
    struct pollfd p = {.fd = fd, .events = events};
    while (poll(&p, 1, -1) < 0 && errno == EINTR) {}
}

static uint64_t little(const uint8_t *p, int bytes) {
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++) value |= (uint64_t)p[i] << 8 * i;
    return value;
}

static uint32_t body_length(const struct stream *s) { return (uint32_t)little(s->in_buffer + s->in_from + 1, 4); }

bool stream_wants_more(const struct stream *s) { return s->in_to - s->in_from < STREAM_BUFFER; }

void stream_fill(struct stream *s) {
    if (s->in_from == s->in_to) s->in_from = s->in_to = 0;
    if (s->in_to == STREAM_BUFFER) {
        memmove(s->in_buffer, s->in_buffer + s->in_from, s->in_to - s->in_from);
        s->in_to -= s->in_from;
        s->in_from = 0;
    }
    if (s->in_to == STREAM_BUFFER) return;
    ssize_t n = read(s->in, s->in_buffer + s->in_to, STREAM_BUFFER - s->in_to);
    if (n > 0) s->in_to += (size_t)n;
    // The judge has gone: with process 1 the kernel ends everything in the container.
    else if (n == 0 || (errno != EAGAIN && errno != EINTR)) _exit(0);
}

// Until that many bytes are buffered.
static void need(struct stream *s, size_t bytes) {
    while (s->in_to - s->in_from < bytes) {
        await(s->in, POLLIN);
        stream_fill(s);
    }
}

const uint8_t *stream_request(struct stream *s, size_t *length) {
    need(s, FRAME_HEAD);
    uint8_t kind = s->in_buffer[s->in_from];
    *length = body_length(s);
    if (kind != FRAME_REQUEST || *length > REQUEST_MAX) stream_fault(s, "not a request", 0);
    need(s, FRAME_HEAD + *length);
    const uint8_t *body = s->in_buffer + s->in_from + FRAME_HEAD;
    s->in_from += FRAME_HEAD + *length;
    s->input_ended = s->over = s->live = false;
    s->chunk = 0;
    s->used = s->granted_ns = s->granted_bytes = 0;
    return body;
}

static void begin_input(struct stream *s) {
    if (s->input_ended) stream_fault(s, "input after its end", 0);
    s->chunk = body_length(s);
    s->in_from += FRAME_HEAD;
    s->used += FRAME_HEAD;
    s->input_ended = s->chunk == 0;
    s->over = s->input_ended && !s->live;
}

// False: it has not all come.
static bool take_grant(struct stream *s) {
    if (body_length(s) != LIVE_GRANT) stream_fault(s, "not a grant", 0);
    if (s->in_to - s->in_from < FRAME_HEAD + LIVE_GRANT) return false;
    const uint8_t *body = s->in_buffer + s->in_from + FRAME_HEAD;
    s->granted_ns += little(body, 8);
    s->granted_bytes += little(body + 8, 8);
    s->in_from += FRAME_HEAD + LIVE_GRANT;
    return true;
}

static void take_last(struct stream *s) {
    s->in_from += FRAME_HEAD;
    s->input_ended = s->over = true;
}

// Up to the first byte of input that is there.
static void next_chunk(struct stream *s) {
    while (s->chunk == 0 && !s->over && s->in_to - s->in_from >= FRAME_HEAD) {
        uint8_t kind = s->in_buffer[s->in_from];
        if (kind == FRAME_INPUT) begin_input(s);
        else if (kind == FRAME_LAST && s->live) take_last(s);
        else if (kind != FRAME_GRANT || !s->live) stream_fault(s, "not input", 0);
        else if (!take_grant(s)) return;
    }
}

size_t stream_input(struct stream *s, const uint8_t **bytes) {
    next_chunk(s);
    size_t there = s->in_to - s->in_from;
    *bytes = s->in_buffer + s->in_from;
    return there < s->chunk ? there : s->chunk;
}

void stream_used(struct stream *s, size_t bytes) {
    s->in_from += bytes;
    s->used += bytes;
    s->chunk -= (uint32_t)bytes;
}

size_t stream_await_input(struct stream *s, const uint8_t **bytes) {
    size_t n;
    while ((n = stream_input(s, bytes)) == 0 && !s->over) {
        await(s->in, POLLIN);
        stream_fill(s);
    }
    return n;
}

uint8_t *stream_room(struct stream *s, size_t *bytes) {
    if (s->out_from == s->out_to) s->out_from = s->out_to = 0;
    if (STREAM_BUFFER - s->out_to < FRAME_HEAD + FRAME_MAX && s->out_from > 0) {
        memmove(s->out_buffer, s->out_buffer + s->out_from, s->out_to - s->out_from);
        s->out_to -= s->out_from;
        s->out_from = 0;
    }
    size_t room = STREAM_BUFFER - s->out_to;
    room = room > FRAME_HEAD ? room - FRAME_HEAD : 0;
    *bytes = room < FRAME_MAX ? room : FRAME_MAX;
    return s->out_buffer + s->out_to + FRAME_HEAD;
}

uint8_t *stream_number(uint8_t *to, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) *to++ = (uint8_t)(value >> 8 * i);
    return to;
}

void stream_commit(struct stream *s, uint8_t kind, size_t bytes) {
    uint8_t *head = s->out_buffer + s->out_to;
    head[0] = kind;
    stream_number(head + 1, bytes, 4);
    s->out_to += FRAME_HEAD + bytes;
}

size_t stream_pending(const struct stream *s) { return s->out_to - s->out_from; }

void stream_flush_some(struct stream *s) {
    ssize_t n = write(s->out, s->out_buffer + s->out_from, stream_pending(s));
    if (n > 0) s->out_from += (size_t)n;
    else if (n < 0 && errno != EAGAIN && errno != EINTR) _exit(0);
}

void stream_flush(struct stream *s) {
    while (stream_pending(s) > 0) {
        stream_flush_some(s);
        if (stream_pending(s) > 0) await(s->out, POLLOUT);
    }
}

void stream_put(struct stream *s, uint8_t kind, const void *bytes, size_t length) {
    size_t room;
    uint8_t *place = stream_room(s, &room);
    if (room < length) {
        stream_flush(s);
        place = stream_room(s, &room);
    }
    if (length > 0) memcpy(place, bytes, length);
    stream_commit(s, kind, length);
}

void stream_fault(struct stream *s, const char *words, int error) {
    char text[512];
    int n = error ? snprintf(text, sizeof text, "%s: %s", words, strerror(error)) : snprintf(text, sizeof text, "%s", words);
    stream_put(s, FRAME_FAULT, text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
    stream_flush(s);
    _exit(1);
}
