// The stream to the judge: buffered, never blocking while a program runs.
#pragma once
#include "protocol.h"
#include <stdbool.h>
#include <stddef.h>

enum { STREAM_BUFFER = 160 << 10 };

struct stream {
    int in, out;
    size_t in_from, in_to, out_from, out_to;
    uint32_t chunk;   // bytes that are left of the input frame being read
    bool input_ended; // the empty input frame has come
    bool over;        // nothing more comes for this run
    // Set by who reads the request: input and output belong to a conversation. Then it counts what was used of the input, heads
    // of frames included, and what the judge granted.
    bool live;
    uint64_t used, granted_ns, granted_bytes;
    uint8_t in_buffer[STREAM_BUFFER], out_buffer[STREAM_BUFFER];
};

// Both descriptors become non-blocking.
void stream_open(struct stream *s, int in, int out);

// Waits for the next request; its bytes are good until the next call of any kind. Ends the process when the judge has gone.
const uint8_t *stream_request(struct stream *s, size_t *length);

// Reads what is there. Ends the process when the judge has gone.
void stream_fill(struct stream *s);
bool stream_wants_more(const struct stream *s);

// Input that has been read and not yet used; 0 bytes when there is none at the moment.
size_t stream_input(struct stream *s, const uint8_t **bytes);
void stream_used(struct stream *s, size_t bytes);
// Waits for input: at least one byte, or nothing more comes.
size_t stream_await_input(struct stream *s, const uint8_t **bytes);

// A place for at most FRAME_MAX bytes of a frame to come, and how many fit; kept by stream_commit.
uint8_t *stream_room(struct stream *s, size_t *bytes);
void stream_commit(struct stream *s, uint8_t kind, size_t bytes);
// Writes a number into a frame to come; the place after it.
uint8_t *stream_number(uint8_t *to, uint64_t value, int bytes);
// Puts a frame, waiting for room where needed. Not while a program runs.
void stream_put(struct stream *s, uint8_t kind, const void *bytes, size_t length);
size_t stream_pending(const struct stream *s);
void stream_flush_some(struct stream *s);
void stream_flush(struct stream *s);

// Says why it cannot go on, and ends the process and with it the container.
_Noreturn void stream_fault(struct stream *s, const char *words, int error);
