#include "palette.h"

#include <unordered_set>

int colours(const std::vector<int> &picture) {
    return static_cast<int>(std::unordered_set<int>(picture.begin(), picture.end()).size());
}
