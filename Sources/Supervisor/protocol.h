// The words of the stream between the judge and process 1. `Sources/Sandbox/Supervisor` holds the other end.
//
// A frame is one byte of kind, four bytes of length (little-endian) and that many bytes.
// Numbers inside frames are little-endian; a text is four bytes of length and its bytes.
#pragma once
#include <stdint.h>

enum { PROTOCOL_VERSION = 4, FRAME_HEAD = 5, FRAME_MAX = 64 << 10, REQUEST_MAX = 128 << 10 };

// To the supervisor.
enum {
    FRAME_REQUEST = 'R', // one program to run
    FRAME_INPUT = 'I',   // some of its input; an empty one ends it, and always comes
    // Of a live run alone:
    FRAME_GRANT = 'G', // nanoseconds of wall time that were the other's (8 bytes), bytes of output that it may send besides (8)
    FRAME_LAST = 'L',  // the answer to FRAME_DONE: there is no more input, nor anything else for this run
};

// From the supervisor.
enum {
    FRAME_HELLO = 'H',   // once: version, how it is confined, by which means CPU time and memory are measured
    FRAME_OUTPUT = 'O',  // some of standard output; of a live run an empty one: the program has closed it
    FRAME_ERRORS = 'E',  // some of standard error: its first bytes, and after the end of the program its last
    FRAME_ALIVE = 'A',   // nothing but that: about every second while a program runs; of a live run more often, with
                         // nanoseconds that it ran or was starved, bytes of input frames that were used, heads included, and
                         // bytes of input that it has not read (8 bytes each)
    FRAME_DONE = 'D',    // the program is over: send no more input but its end; of a live run it always comes
    FRAME_FILE = 'F',    // a harvested file begins: executable (1 byte), path
    FRAME_CONTENT = 'C', // some of its bytes
    FRAME_REFUSED = 'Z', // why nothing was harvested, in words
    FRAME_RESULT = 'S',  // the end of the run, everything is wiped
    FRAME_FAULT = 'X',   // the supervisor cannot go on, in words; it ends
};

enum { ENDED_EXIT = 0, ENDED_SIGNAL = 1, ENDED_NOT_STARTED = 2 };
enum { LIMIT_NONE = 0, LIMIT_CPU = 1, LIMIT_WALL = 2, LIMIT_MEMORY = 3, LIMIT_OUTPUT = 4 };
enum { INPUT_STDIN = 0, INPUT_FILE = 1 };
enum { HARVEST_NOTHING = 0, HARVEST_FILE = 1, HARVEST_TREE = 2 };
enum { HARVESTED_NOTHING = 0, HARVESTED_FILE = 1, HARVESTED_TREE = 2, HARVESTED_REFUSED = 3 };

// How process 1 found itself confined, in FRAME_HELLO.
enum {
    POSTURE_FIRST_PROCESS = 1,
    POSTURE_NOT_ROOT = 2,
    POSTURE_NO_CAPABILITIES = 4,
    POSTURE_NO_NEW_PRIVILEGES = 8,
    POSTURE_FILTERED = 16,
    POSTURE_HIDDEN = 32,
    POSTURE_FENCED = 64,        // programs cannot read the container's counters
    POSTURE_COUNTS_KILLS = 128, // kills for memory are seen
};

// How a figure was obtained: by control groups of the first or second version, or of each process that was waited for.
enum { MEANS_NONE = 0, MEANS_GROUP_1 = 1, MEANS_GROUP_2 = 2, MEANS_PROCESSES = 3 };

// Of the bytes of standard error that are kept, how many at most are the last ones; never more than half.
enum { ERRORS_TAIL_MAX = 32 << 10 };
// Of a live run: how many bytes of input frames may be on their way to the program, heads included, and how many bytes of output
// may be sent before anything is granted. So neither stream ever stands still while frames wait that are not for the program.
enum { LIVE_WINDOW = 64 << 10, LIVE_STATUS = 24, LIVE_GRANT = 16 };
// How many times the cap on wall time a run may take, however much of it it was starved.
enum { PATIENCE = 10 };
