// @EXPECTED_RESULTS@: COMPILER-ERROR
#include <iostream>

int main() { std::cout << ways(1) << '\n' }
