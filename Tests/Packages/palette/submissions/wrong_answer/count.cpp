#include "palette.h"

int colours(const std::vector<int> &picture) { return static_cast<int>(picture.size()); }
