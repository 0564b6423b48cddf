// talk INPUT ANSWER FEEDBACK_DIR: the input is `n number`; standard input and output are the submission's.
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

static std::string feedback;

[[noreturn]] static void end(int code, const std::string &message) {
    std::ofstream(feedback + "judgemessage.txt") << message << '\n';
    std::exit(code);
}

int main(int count, char **arguments) {
    if (count < 4) return 1;
    std::signal(SIGPIPE, SIG_IGN);
    feedback = arguments[3];
    long n, number;
    if (!(std::ifstream(arguments[1]) >> n >> number)) return 1;

    std::cout << n << std::endl;
    for (int guesses = 1; guesses <= 20; guesses++) {
        std::string word;
        if (!(std::cin >> word)) end(43, "no guess where guess " + std::to_string(guesses) + " was due");
        if (word.size() > 7 || word.find_first_not_of("0123456789") != std::string::npos) end(43, "not a number: " + word.substr(0, 20));
        const long guess = std::stol(word);
        if (guess < 1 || guess > n) end(43, "out of range: " + word);
        if (guess == number) {
            std::cout << "correct" << std::endl;
            end(42, "found with guess " + std::to_string(guesses));
        }
        std::cout << (guess < number ? "higher" : "lower") << std::endl;
    }
    end(43, "too many guesses");
}
