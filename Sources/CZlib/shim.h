#include <string.h>
#include <zlib.h>

// A gzip stream of its own with the best compression; its header says neither a name nor a time. The output has to hold
// `gzip_bound` bytes. Returns how many were written, 0 where that failed. Blocks are as short as memory level 5 has them: where
// many numbers stand in a page, their codes then fit it better than those of long blocks.
static inline unsigned long gzip_bound(unsigned long size) { return compressBound(size) + 18; }

static inline unsigned long gzip_best(const unsigned char *from, unsigned long size, unsigned char *to, unsigned long room) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 5, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (unsigned char *)from;
    stream.avail_in = (unsigned int)size;
    stream.next_out = to;
    stream.avail_out = (unsigned int)room;
    int status = deflate(&stream, Z_FINISH);
    unsigned long written = stream.total_out;
    deflateEnd(&stream);
    return status == Z_STREAM_END ? written : 0;
}
