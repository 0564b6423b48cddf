#include "palette.h"

#include <algorithm>

int colours(const std::vector<int> &picture) {
    std::vector<int> row = picture;
    std::sort(row.begin(), row.end());
    return static_cast<int>(std::unique(row.begin(), row.end()) - row.begin());
}
