// pair INPUT ANSWER FEEDBACK_DIR < OUTPUT: the answer file says `possible` or `impossible`.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

static std::string feedback;

[[noreturn]] static void answer(int code, const std::string &toJudges, const std::string &toTeam) {
    std::ofstream(feedback + "judgemessage.txt") << toJudges << '\n';
    std::ofstream(feedback + "teammessage.txt") << toTeam << '\n';
    std::exit(code);
}

[[noreturn]] static void reject(const std::string &toJudges, const std::string &toTeam) { answer(43, toJudges, toTeam); }

static long number(const std::string &word) {
    const bool isNumber = !word.empty() && word.size() <= 7 && word.find_first_not_of("0123456789") == std::string::npos;
    if (!isNumber || word[0] == '0') reject("not a positive number: " + word.substr(0, 20), "That is not a positive number.");
    return std::stol(word);
}

int main(int count, char **arguments) {
    if (count < 4) return 1;
    feedback = arguments[3];
    std::ifstream input(arguments[1]), key(arguments[2]);
    long n;
    std::string truth, first, second, rest;
    if (!(input >> n) || !(key >> truth)) return 1;

    if (!(std::cin >> first)) reject("no output", "There is no output.");
    if (first == "impossible") {
        if (std::cin >> rest) reject("more after `impossible`", "There is more than one answer.");
        if (truth == "possible") reject("it is possible", "There is a pair.");
        answer(42, "rightly impossible", "There is no pair indeed.");
    }
    if (!(std::cin >> second)) reject("one number alone", "The second number is missing.");
    if (std::cin >> rest) reject("more than two numbers", "There are more than two numbers.");
    if (number(first) + number(second) != n) reject("sum is not n: " + first + " + " + second, "The sum is wrong.");
    if (first.find_first_of(second) != std::string::npos) reject("common digit: " + first + ", " + second, "The numbers share a digit.");
    if (truth == "impossible") return 2;
    answer(42, "pair: " + first + ", " + second, "A good pair.");
}
