// Taking files out of the working folder after the last process has gone.
#pragma once
#include "request.h"
#include "stream.h"

// Sends what was asked for; one of HARVESTED_*. Every byte sent is counted against the caps, whatever stat said.
// `too_big`: it was refused for its size.
uint8_t harvest(struct stream *s, const struct request *r, int work, bool *too_big);
