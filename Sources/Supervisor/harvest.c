#define _GNU_SOURCE
#include "harvest.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH = 32, PATH_BYTES = 1024 };

struct harvest {
    struct stream *stream;
    uint64_t bytes_left, files_left;
    char path[PATH_BYTES + 1]; // of what is being looked at, relative
    char why[160];             // why it is refused
    bool too_big;
};

static bool refuse(struct harvest *h, const char *why) {
    if (!h->why[0]) snprintf(h->why, sizeof h->why, "%s", why);
    return false;
}

static bool refuse_size(struct harvest *h) {
    h->too_big = true;
    return refuse(h, "is too big");
}

static bool send_bytes(struct harvest *h, int fd) {
    for (;;) {
        size_t room;
        uint8_t *place = stream_room(h->stream, &room);
        if (room < FRAME_MAX) {
            stream_flush(h->stream);
            place = stream_room(h->stream, &room);
        }
        ssize_t n = read(fd, place, room);
        if (n < 0) return refuse(h, "cannot be read");
        if (n == 0) return true;
        if ((uint64_t)n > h->bytes_left) return refuse_size(h);
        h->bytes_left -= (uint64_t)n;
        stream_commit(h->stream, FRAME_CONTENT, (size_t)n);
    }
}

static bool send_file(struct harvest *h, int folder, const char *name) {
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return refuse(h, "is not there");
        if (errno == EACCES) return refuse(h, "cannot be read");
        return refuse(h, "is not a regular file");
    }
    struct stat st;
    bool good = false;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) refuse(h, "is not a regular file");
    else if (st.st_nlink != 1) refuse(h, "is a hard link");
    else if ((uint64_t)st.st_size > h->bytes_left) refuse_size(h);
    else if (h->files_left == 0) refuse(h, "is one file too many");
    else good = true;
    if (good) {
        uint8_t head[1 + PATH_BYTES];
        size_t length = strlen(h->path);
        head[0] = (st.st_mode & 0100) != 0;
        memcpy(head + 1, h->path, length);
        h->files_left--;
        stream_put(h->stream, FRAME_FILE, head, 1 + length);
        good = send_bytes(h, fd);
    }
    close(fd);
    return good;
}

static int open_folder(int above, const char *name) {
    return openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// One file, through folders that are folders.
static bool send_one(struct harvest *h, int work, const char *name) {
    char *part = h->path, *slash;
    if (strlen(name) > PATH_BYTES) return refuse(h, "has too long a name");
    strcpy(h->path, name);
    int folder = dup(work);
    while (folder >= 0 && (slash = strchr(part, '/'))) {
        *slash = 0;
        int inner = open_folder(folder, part);
        *slash = '/';
        close(folder);
        folder = inner;
        part = slash + 1;
    }
    if (folder < 0) return refuse(h, "is not there");
    bool good = send_file(h, folder, part);
    close(folder);
    return good;
}

static bool send_tree(struct harvest *h, int folder, int depth);

static bool send_entry(struct harvest *h, int folder, const char *name, int depth) {
    struct stat st;
    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0) return refuse(h, "cannot be read");
    if (!S_ISDIR(st.st_mode)) return S_ISREG(st.st_mode) ? send_file(h, folder, name) : refuse(h, "is not a regular file");
    if (depth == DEPTH) return refuse(h, "is nested too deep");
    int inner = open_folder(folder, name);
    return inner < 0 ? refuse(h, "cannot be read") : send_tree(h, inner, depth + 1);
}

// Closes the folder.
static bool send_tree(struct harvest *h, int folder, int depth) {
    DIR *d = fdopendir(folder);
    if (!d) {
        close(folder);
        return refuse(h, "cannot be read");
    }
    size_t length = strlen(h->path);
    struct dirent *e;
    bool good = true;
    while (good && (e = readdir(d))) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        if (length + 1 + strlen(e->d_name) > PATH_BYTES) good = refuse(h, "has too long a name");
        else {
            sprintf(h->path + length, "%s%s", length ? "/" : "", e->d_name);
            good = send_entry(h, dirfd(d), e->d_name, depth);
        }
        if (good) h->path[length] = 0;
    }
    closedir(d);
    return good;
}

uint8_t harvest(struct stream *s, const struct request *r, int work, bool *too_big) {
    *too_big = false;
    if (r->harvest == HARVEST_NOTHING) return HARVESTED_NOTHING;
    static struct harvest h;
    memset(&h, 0, sizeof h);
    h.stream = s;
    h.bytes_left = r->harvest_bytes;
    h.files_left = r->harvest == HARVEST_FILE ? 1 : r->harvest_files;
    bool good = r->harvest == HARVEST_FILE ? send_one(&h, work, r->harvest_name) : send_tree(&h, open_folder(work, "."), 0);
    if (good) return r->harvest == HARVEST_FILE ? HARVESTED_FILE : HARVESTED_TREE;
    *too_big = h.too_big;
    char words[PATH_BYTES + sizeof h.why + 2];
    int n = snprintf(words, sizeof words, "%s %s", h.path, h.why);
    stream_put(s, FRAME_REFUSED, words, (size_t)n);
    return HARVESTED_REFUSED;
}
