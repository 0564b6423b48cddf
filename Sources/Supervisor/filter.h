#pragma once
// Refuses the calling process and its children the system calls by which they could disturb process 1 (which has their user):
// its limits, its place in the scheduler, its memory. The container's own filter denies far more; this one stands without it.
// 0 or -1 with errno.
int filter_install(void);
