#include <iostream>
#include <vector>
using namespace std;

int main() {
    long long n, a, c, m, h, swaps = 0;
    cin >> n >> a >> c >> m >> h;
    vector<long long> row;
    for (int i = 0; i < n; i++, h = (a * h + c) % m) row.push_back(h);
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++)
            if (row[i] > row[j]) swaps++;
    cout << swaps << endl;
}
