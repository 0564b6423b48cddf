#include "fenwick.h"

Fenwick::Fenwick(int size) : tree(size + 1) {}

void Fenwick::add(int rank) {
    for (; rank < (int)tree.size(); rank += rank & -rank) tree[rank]++;
}

int Fenwick::upTo(int rank) const {
    int count = 0;
    for (; rank > 0; rank &= rank - 1) count += tree[rank];
    return count;
}
