// Whether the program waits for a processor.
#pragma once
#include <stdbool.h>

// True while a thread of any process of the container but this one runs or could run.
bool anyone_runnable(void);
