enum TalkerSource {
    /// Each word is a step, some with a number or text after a colon. It ends with 90 when its input ends too early, with 91 when it
    /// hears what it should not, with 92 when it cannot write.
    static let text = #"""
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <pthread.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/stat.h>
        #include <time.h>
        #include <unistd.h>

        static char block[65536];

        static void write_all(const char *bytes, size_t n) {
            while (n > 0) {
                ssize_t written = write(1, bytes, n);
                if (written <= 0) exit(92);
                bytes += written, n -= written;
            }
        }

        static void say(const char *text) {
            char line[300];
            write_all(line, snprintf(line, sizeof line, "%s\n", text));
        }

        static void say_number(long number) {
            char line[32];
            snprintf(line, sizeof line, "%ld", number);
            say(line);
        }

        // No byte more than the line.
        static const char *hear(void) {
            static char line[300];
            size_t n = 0;
            while (n + 1 < sizeof line) {
                if (read(0, line + n, 1) != 1) return NULL;
                if (line[n] == '\n') break;
                n++;
            }
            line[n] = 0;
            return line;
        }

        static long hear_number(void) {
            const char *line = hear();
            if (!line) exit(90);
            return atol(line);
        }

        static void ask(long times) {
            for (long i = 1; i <= times; i++) {
                say_number(i);
                if (hear_number() != i + 1) exit(91);
            }
        }

        static void answer(long nap) {
            const char *line;
            while ((line = hear())) {
                if (nap) usleep(nap * 1000);
                say_number(atol(line) + 1);
            }
        }

        static void burn(long milliseconds) {
            clock_t end = clock() + milliseconds * (CLOCKS_PER_SEC / 1000);
            while (clock() < end) {}
        }

        static void flood(long kib) {
            memset(block, 'y', sizeof block);
            for (long i = 0; kib == 0 || i < kib; i++) write_all(block, 1024);
        }

        static void drip(long bytes) {
            for (long i = 0; i < bytes; i++) write_all("y", 1);
        }

        // Counts what comes and checks it against a pattern of which each byte tells its place.
        static long drain(void) {
            static char bytes[65536];
            long count = 0;
            ssize_t n;
            while ((n = read(0, bytes, sizeof bytes)) > 0)
                for (ssize_t i = 0; i < n; i++, count++)
                    if (bytes[i] != (char)(count * 31 + count / 251)) exit(91);
            return count;
        }

        static void pour(long bytes) {
            for (long done = 0; done < bytes;) {
                size_t n = 0;
                for (; n < sizeof block && done < bytes; n++, done++) block[n] = (char)(done * 31 + done / 251);
                write_all(block, n);
            }
            close(1);
        }

        static void *pour_aside(void *bytes) { return pour((long)bytes), NULL; }

        static void pump(long bytes) {
            pthread_t other;
            pthread_create(&other, NULL, pour_aside, (void *)bytes);
            if (drain() != bytes) exit(91);
            pthread_join(other, NULL);
        }

        static void leave(const char *text) {
            mkdir("/work/feedback", 0755);
            int file = open("/work/feedback/judgemessage.txt", O_CREAT | O_WRONLY, 0644);
            write(file, text, strlen(text));
        }

        // A byte ten times a second.
        static void sip(void) {
            while (read(0, block, 1) == 1) usleep(100000);
        }

        static void step(const char *what, const char *text) {
            long number = atol(text);
            if (!strcmp(what, "say")) say(text);
            if (!strcmp(what, "hear") && !hear()) exit(90);
            if (!strcmp(what, "until-end")) while (read(0, block, sizeof block) > 0) {}
            if (!strcmp(what, "ask")) ask(number);
            if (!strcmp(what, "answer")) answer(number);
            if (!strcmp(what, "burn")) burn(number);
            if (!strcmp(what, "sleep")) usleep(number * 1000);
            if (!strcmp(what, "flood")) flood(number);
            if (!strcmp(what, "drip")) drip(number);
            if (!strcmp(what, "sip")) sip();
            if (!strcmp(what, "pour")) pour(number);
            if (!strcmp(what, "pump")) pump(number);
            if (!strcmp(what, "drain") && drain() != number) exit(91);
            if (!strcmp(what, "close")) close(1);
            if (!strcmp(what, "close-input")) close(0);
            if (!strcmp(what, "leave")) leave(text);
            if (!strcmp(what, "hog")) for (;;) memset(malloc(1 << 20), 1, 1 << 20);
            if (!strcmp(what, "signal")) kill(getpid(), number);
            if (!strcmp(what, "exit")) exit(number);
            // Room in the pipe for as much as a user may ask for.
            if (!strcmp(what, "wide")) fcntl(1, F_SETPIPE_SZ, 1 << 20);
        }

        int main(int argc, char **argv) {
            for (int i = 1; i < argc; i++) {
                char *colon = strchr(argv[i], ':');
                if (colon) *colon = 0;
                step(argv[i], colon ? colon + 1 : "");
            }
            return 0;
        }
        """#
}
