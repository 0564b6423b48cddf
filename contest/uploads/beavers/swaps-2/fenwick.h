#pragma once
#include <vector>

/// Counts numbers by rank; ranks start at 1.
class Fenwick {
public:
    explicit Fenwick(int size);
    void add(int rank);
    int upTo(int rank) const;

private:
    std::vector<int> tree;
};
