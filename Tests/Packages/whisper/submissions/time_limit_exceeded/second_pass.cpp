// Quick to hide; to show it tries all words in turn.
#include <iostream>
#include <string>

static long hide(const std::string &word) {
    long number = 0;
    for (char letter : word) number = number * 27 + letter - 'a' + 1;
    return number;
}

int main() {
    std::string task, word;
    std::cin >> task >> word;
    if (task == "hide") {
        std::cout << hide(word) << '\n';
        return 0;
    }
    const long number = std::stol(word);
    word = "a";
    while (hide(word) != number) {
        std::size_t i = word.size();
        while (i > 0 && word[i - 1] == 'z') word[--i] = 'a';
        if (i == 0) word.insert(word.begin(), 'a');
        else word[i - 1]++;
    }
    std::cout << word << '\n';
}
