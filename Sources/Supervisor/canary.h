// What the judge runs to try out the sandbox before it lets strangers in, and to see how fast the machine is.
#pragma once

// Does one of them, by its name; the exit code of the process.
int canary(const char *name);
