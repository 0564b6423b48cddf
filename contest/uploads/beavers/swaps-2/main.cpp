#include "fenwick.h"

#include <algorithm>
#include <iostream>
#include <vector>
using namespace std;

int main() {
    long long n, a, c, m, h, swaps = 0;
    cin >> n >> a >> c >> m >> h;
    vector<long long> row;
    for (int i = 0; i < n; i++, h = (a * h + c) % m) row.push_back(h);
    vector<long long> sorted(row);
    sort(sorted.begin(), sorted.end());
    Fenwick seen(n);
    for (int i = 0; i < n; i++) {
        int rank = upper_bound(sorted.begin(), sorted.end(), row[i]) - sorted.begin();
        swaps += i - seen.upTo(rank);
        seen.add(rank);
    }
    cout << swaps << endl;
}
