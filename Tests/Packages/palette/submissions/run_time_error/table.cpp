#include "palette.h"

#include <stdexcept>

int colours(const std::vector<int> &picture) {
    std::vector<int> found;
    for (int dot : picture) {
        bool isNew = true;
        for (int other : found) isNew = isNew && other != dot;
        if (isNew) found.push_back(dot);
        if (found.size() > 2000) throw std::length_error("too many colours");
    }
    return static_cast<int>(found.size());
}
