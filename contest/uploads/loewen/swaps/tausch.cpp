#include <iostream>
#include <vector>

int main() {
    long long n, a, c, m, h;
    std::cin >> n >> a >> c >> m >> h;
    std::vector<long long> kinder;
    for (int i = 0; i < n; i++, h = (a * h + c) % m) kinder.push_back(h);
    // Who is taller than whom: one table, so that nothing is compared twice.
    std::vector<std::vector<int>> groesser;
    for (int i = 0; i < n; i++) {
        groesser.emplace_back(n);
        for (int j = 0; j < n; j++) groesser[i][j] = kinder[i] > kinder[j];
    }
    long long anzahl = 0;
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) anzahl += groesser[i][j];
    std::cout << anzahl << "\n";
}
