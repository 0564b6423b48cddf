#include <string.h>
#include <zlib.h>

// A gzip stream, used for one file after the other; its header says neither a name nor a time. Level 6 is gzip's own: 9 takes three
// times as long and saves 3 % of such files. Blocks are as short as memory level 5 has them: where many numbers stand in a page, their
// codes then fit it better than those of long blocks.
static inline int gzip_begin(z_stream *stream) {
    memset(stream, 0, sizeof *stream);
    return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 5, Z_DEFAULT_STRATEGY);
}

static inline unsigned long gzip_bound(unsigned long size) { return compressBound(size) + 18; }

// The output has to hold `gzip_bound` bytes. Returns how many were written, 0 where that failed.
static inline unsigned long gzip_next(z_stream *stream, const unsigned char *from, unsigned long size, unsigned char *to, unsigned long room) {
    if (deflateReset(stream) != Z_OK) return 0;
    stream->next_in = (unsigned char *)from;
    stream->avail_in = (unsigned int)size;
    stream->next_out = to;
    stream->avail_out = (unsigned int)room;
    return deflate(stream, Z_FINISH) == Z_STREAM_END ? stream->total_out : 0;
}
