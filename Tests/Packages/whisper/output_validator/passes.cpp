// passes INPUT ANSWER FEEDBACK_DIR < OUTPUT: the answer file holds the word; feedback tells the passes apart.
#include <fstream>
#include <iostream>
#include <string>

int main(int count, char **arguments) {
    if (count != 4) return 1;
    const std::string feedback = arguments[3];
    std::string word, output, rest;
    if (!(std::ifstream(arguments[2]) >> word)) return 1;
    const bool isFirst = !std::ifstream(feedback + "hidden.txt").good();
    std::ofstream message(feedback + "judgemessage.txt", std::ios::app);

    if (!(std::cin >> output) || std::cin >> rest) {
        message << "pass " << (isFirst ? 1 : 2) << ": not a single word\n";
        return 43;
    }
    if (!isFirst) {
        message << "pass 2: " << output.substr(0, 20) << '\n';
        return output == word ? 42 : 43;
    }
    if (output.size() > 18 || output.find_first_not_of("0123456789") != std::string::npos) {
        message << "pass 1: not a number of at most 18 digits\n";
        return 43;
    }
    message << "pass 1: " << output << '\n';
    std::ofstream(feedback + "hidden.txt") << output << '\n';
    std::ofstream(feedback + "nextpass.in") << "show\n" << output << '\n';
    return 42;
}
