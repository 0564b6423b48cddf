// Files that no program may open although the container has them: the counters of its control group, which go on from one run to
// the next; the file of process 1, which every container has and whose locks would connect them; terminals, of which the
// machine has so many and no more.
#pragma once
#include <stdbool.h>

// Once, by process 1. False: this kernel has no Landlock that would do, and programs run without the fence.
bool fence_build(void);
// By a child, for itself and all that it starts. Without a fence there is nothing to do. False: see errno.
bool fence_enter(void);
