#define _GNU_SOURCE
#include "canary.h"
#include <dirent.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

// The problem is to print the sum of two numbers.
static int answer(long error) {
    long a, b;
    if (scanf("%ld %ld", &a, &b) != 2) return 1;
    printf("%ld\n", a + b + error);
    return 0;
}

static int right(void) { return answer(0); }
static int wrong(void) { return answer(1); }

static _Noreturn int fork_bomb(void) {
    signal(SIGCHLD, SIG_IGN);
    // Where failing forks follow each other at once, a busy machine has been seen to count them as memory beyond the cap.
    for (;;)
        if (fork() < 0)
            for (volatile int i = 0; i < 1000000; i++) {}
}

static int memory_hog(void) {
    for (;;) {
        size_t size = 1 << 20;
        char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED) return 1;
        memset(block, 1, size);
    }
}

static int sleeper(void) {
    while (pause() < 0) {}
    return 1;
}

// Families of sockets that lead out of a machine or to its kernel: IPv4, IPv6, netlink, packet, vsock.
static int reaches(void) {
    static const int families[] = {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, 40};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        int fd = socket(families[i], SOCK_DGRAM, 0);
        if (fd < 0) continue;
        struct sockaddr_in somewhere = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(0xc0000201)}};
        // A socket that leads nowhere is none; only IPv4 is asked for a way, to a documentation address.
        if (families[i] != AF_INET || connect(fd, (struct sockaddr *)&somewhere, sizeof somewhere) == 0) return 1;
        close(fd);
    }
    return 0;
}

// Interfaces that are up; tunnels that every network namespace has are down.
static int has_interfaces(void) {
    DIR *interfaces = opendir("/sys/class/net");
    struct dirent *e;
    int found = 0;
    while (interfaces && (e = readdir(interfaces))) {
        char path[sizeof e->d_name + 32];
        unsigned flags = 0;
        snprintf(path, sizeof path, "/sys/class/net/%s/flags", e->d_name);
        FILE *file = fopen(path, "r");
        if (!file) continue;
        if (fscanf(file, "%x", &flags) == 1 && flags & 1 && strcmp(e->d_name, "lo") != 0) found = 1;
        fclose(file);
    }
    if (interfaces) closedir(interfaces);
    return found;
}

static int network(void) { return answer(reaches() || has_interfaces()); }

// Always the same work, in registers and in memory that the caches do not hold: about 50 ms on a machine of 2024.
static int calibrate(void) {
    enum { WORDS = 1 << 20, STEPS = 12 << 20 };
    uint64_t *memory = malloc(WORDS * sizeof *memory), x = 88172645463325252u;
    if (!memory) return 1;
    for (size_t i = 0; i < WORDS; i++) memory[i] = i * 2654435761u;
    for (size_t i = 0; i < STEPS; i++) {
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
        memory[x % WORDS] += x;
    }
    // So that no compiler finds it needless.
    printf("%llu\n", (unsigned long long)memory[x % WORDS]);
    return 0;
}

int canary(const char *name) {
    static const struct {
        const char *name;
        int (*run)(void);
    } all[] = {
        {"right", right}, {"wrong", wrong}, {"fork-bomb", fork_bomb}, {"memory-hog", memory_hog},
        {"sleeper", sleeper}, {"network", network}, {"calibrate", calibrate},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i].name, name) == 0) return all[i].run();
    return 64;
}
