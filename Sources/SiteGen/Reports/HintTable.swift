import ContestModel

/// A line of a compiler or of a crash, and what it usually means.
struct HintRule {
    /// Ids of languages whose messages these are; what has no language of its own is Python's.
    let languages: Set<String>
    /// Each `{}` stands for any text within a line; what stands before the first one need not be at the line's start.
    let pattern: String
    /// `{1}`, `{2}`… are what the pattern's `{}` stood for.
    let hint: String

    init(_ languages: Set<String>, _ pattern: String, _ hint: String) {
        self.languages = languages
        self.pattern = pattern
        self.hint = hint
    }
}

/// What reports advise, by what a compiler or a crash said. The first rule of a line counts, so a narrow one stands before a
/// wide one.
enum HintTable {
    static let rules = c + cpp + java + modules + models + predictions + python + javascript + sql

    /// Stands for a language of which ML models are.
    static let model = "model"

    private static let cFamily: Set<String> = ["c", "cpp"]

    private static let c: [HintRule] = [
        HintRule(
            cFamily,
            "fatal error: conio.h:",
            "conio.h is a header of old compilers for DOS: use the standard library."
        ),
        HintRule(cFamily, "fatal error: windows.h:", "windows.h exists on Windows alone: use the standard library."),
        HintRule(
            cFamily,
            "fatal error: {}: No such file or directory",
            "The header “{1}” is not there: check its name, put it into the zip if it is your own, else do without it."
        ),
        HintRule(
            cFamily,
            "implicit declaration of function ‘{}’",
            "“{1}” is used before it is declared: include its header, or declare it above."
        ),
        HintRule(
            cFamily,
            "undefined reference to `main'",
            "There is no function main: the program does not start anywhere."
        ),
        HintRule(
            cFamily,
            "undefined reference to `{}'",
            "“{1}” is declared but nowhere defined: is its source file in the zip, and its name spelled the same?"
        ),
        HintRule(
            cFamily,
            "multiple definition of `{}'",
            "“{1}” is defined in several source files, and all in the zip are built into one program: send only those that belong together."
        ),
        HintRule(cFamily, "expected ‘;’ before", "A semicolon is missing at the end of the statement before."),
        HintRule(
            cFamily,
            "stack smashing detected",
            "More was written into an array on the stack than it holds: check sizes and indices."
        ),
        HintRule(
            cFamily,
            "double free or corruption",
            "Memory was freed twice, or written to beyond its end: check indices and pointers."
        ),
        HintRule(cFamily, "Assertion `{}' failed", "The program's own assertion “{1}” does not hold for this input."),
    ]

    private static let cpp: [HintRule] = [
        HintRule(["cpp"], "‘{}’ is defined in header ‘{}’", "“{1}” needs #include {2}."),
        HintRule(["cpp"], "error: ‘{}’ is not a member of ‘std’", "std::{1} is not known: is its header included?"),
        HintRule(
            ["cpp"],
            "error: ‘{}’ was not declared in this scope",
            "“{1}” is not known where it is used: check its spelling, its header and the namespace (std::)."
        ),
        HintRule(
            ["cpp"],
            "std::bad_alloc",
            "The program asked for more memory than there is: check sizes, also for negative or unread ones."
        ),
        HintRule(
            ["cpp"],
            "instance of 'std::out_of_range'",
            "An index or a key was not there: .at() or substr() went beyond the end."
        ),
        HintRule(
            ["cpp"],
            "instance of 'std::length_error'",
            "A container was to get an impossible size: check for negative or unread numbers."
        ),
        HintRule(["cpp"], "instance of 'std::invalid_argument'", "A text was to be turned into a number and is none."),
    ]

    private static let java: [HintRule] = [
        HintRule(
            ["java"],
            "class {} is public, should be declared in a file named {}.java",
            "The public class {1} must be in a file of its own name: rename the file to {2}.java, or leave out `public`."
        ),
        HintRule(
            ["java"],
            "error: package {} does not exist",
            "The package {1} is not there: only the standard library and the files of the zip are."
        ),
        HintRule(["java"], "reached end of file while parsing", "A closing brace is missing."),
        HintRule(["java"], "error: ';' expected", "A semicolon is missing."),
        HintRule(
            ["java"],
            "possible lossy conversion from {} to {}",
            "A {1} does not fit into a {2} by itself: write a cast, or use another type."
        ),
        HintRule(["java"], "unreported exception {};", "Catch {1}, or add `throws {1}` to the method."),
        HintRule(["java"], "error: cannot find symbol", "A name is not known: check its spelling and its import."),
        HintRule(["java"], "error: unmappable character", "The source is read as UTF-8: save it so."),
        HintRule(
            ["java"],
            "java.util.InputMismatchException",
            "The Scanner met something other than it was asked for: compare the order of your reads with the statement, mind decimal points."
        ),
        HintRule(
            ["java"],
            "java.util.NoSuchElementException",
            "The program read beyond the end of its input: compare what it reads with the statement."
        ),
        HintRule(
            ["java"],
            "java.lang.NumberFormatException",
            "A text was to be turned into a number and is none: split lines at blanks, and trim them."
        ),
        HintRule(["java"], "IndexOutOfBoundsException", "An index is outside of its array, list or text."),
        HintRule(
            ["java"],
            "java.lang.NullPointerException",
            "Something is null where it is used; at the end of the input readLine() gives null."
        ),
        HintRule(
            ["java"],
            "java.lang.StackOverflowError",
            "The recursion is too deep, or has no end: stop it earlier, or write it as a loop."
        ),
        HintRule(
            ["java"],
            "java.lang.OutOfMemoryError",
            "The program needs more memory than it may use: keep less at once, use arrays of primitive types."
        ),
        HintRule(["java"], "java.lang.NegativeArraySizeException", "An array was to get a negative size."),
        HintRule(["java"], "ArithmeticException: / by zero", "An integer was divided by zero."),
        HintRule(
            ["java"],
            "Could not find or load main class",
            "The class with main was not found: it and its package must be named as its file and folder."
        ),
    ]

    private static let python: [HintRule] = [
        HintRule(
            ["python3"],
            "EOFError: EOF when reading a line",
            "The program read beyond the end of its input: compare what it reads with the statement."
        ),
        HintRule(
            ["python3"],
            "ModuleNotFoundError: No module named '{}'",
            "The module “{1}” is not there: only the standard library, what the problem page names, and the files of the zip are."
        ),
        HintRule(
            ["python3"],
            "ImportError: cannot import name '{}' from '{}'",
            "“{2}” has no “{1}” here: does a file of yours have the module's name?"
        ),
        HintRule(
            ["python3"],
            "RecursionError: maximum recursion depth exceeded",
            "Python stops at 1000 calls within each other: sys.setrecursionlimit allows more, a loop needs none."
        ),
        HintRule(["python3"], "MemoryError", "The program needs more memory than it may use: keep less at once."),
        HintRule(["python3"], "IndexError: ", "An index is beyond the end of its list or text."),
        HintRule(["python3"], "KeyError: {}", "The key {1} is not in the dictionary: ask with `in`, or use .get()."),
        HintRule(["python3"], "ZeroDivisionError", "Something was divided by zero."),
        HintRule(
            ["python3"],
            "ValueError: invalid literal for int() with base 10: {}",
            "int() got {1}, which is no whole number: split lines at blanks, and mind decimal points and empty lines."
        ),
        HintRule(
            ["python3"],
            "ValueError: could not convert string to float: {}",
            "float() got {1}, which is no number: split lines at blanks."
        ),
        HintRule(
            ["python3"],
            "ValueError: not enough values to unpack",
            "A line holds fewer values than are taken from it: does the input spread them over lines?"
        ),
        HintRule(
            ["python3"],
            "ValueError: too many values to unpack",
            "A line holds more values than are taken from it."
        ),
        HintRule(
            ["python3"],
            "ValueError: Exceeds the limit",
            "Python turns no number of more than 4300 digits into text: sys.set_int_max_str_digits(0) allows it."
        ),
        HintRule(
            ["python3"],
            "FileNotFoundError: [Errno 2] No such file or directory: {}",
            "There is no file {1}: the input comes as the problem page says; paths start in the current folder."
        ),
        HintRule(["python3"], "PermissionError", "Programs can write in the current folder and in /tmp only."),
        HintRule(
            ["python3"],
            "Missing parentheses in call to 'print'",
            "This is Python 2; the judge runs Python 3: print is a function."
        ),
        HintRule(
            ["python3"],
            "NameError: name 'raw_input' is not defined",
            "This is Python 2; the judge runs Python 3: it has input()."
        ),
        HintRule(
            ["python3"],
            "NameError: name '{}' is not defined",
            "“{1}” is not known: check its spelling and its import."
        ),
        HintRule(
            ["python3"],
            "UnboundLocalError",
            "A variable is used in a function before it has a value there: `global` or a parameter may be missing."
        ),
        HintRule(["python3"], "IndentationError", "The lines of a block must be indented by the same blanks."),
        HintRule(["python3"], "TabError", "Tabs and spaces are mixed in the indentation: use spaces alone."),
        HintRule(
            ["python3"],
            "TypeError: can only concatenate str",
            "A number is added to a text: str() turns it into one."
        ),
        HintRule(["python3"], "UnicodeDecodeError", "A file is not UTF-8: read it as bytes, or name its encoding."),
    ]

    private static let javascript: [HintRule] = [
        HintRule(
            ["javascript"],
            "Error: Cannot find module '{}'",
            "The module “{1}” is not there: only what comes with Node.js and the files of the zip are."
        ),
        HintRule(
            ["javascript"],
            "ReferenceError: require is not defined",
            "In an ES module (.mjs) write import; or name the file .cjs."
        ),
        HintRule(
            ["javascript"],
            "Cannot use import statement outside a module",
            "A file with import must be named .mjs."
        ),
        HintRule(
            ["javascript"],
            "ReferenceError: prompt is not defined",
            "prompt() is of browsers: read standard input with fs.readFileSync(0)."
        ),
        HintRule(
            ["javascript"],
            "ReferenceError: {} is not defined",
            "“{1}” is not known: check its spelling and its import."
        ),
        HintRule(
            ["javascript"],
            "TypeError: Cannot read properties of undefined",
            "A value is undefined where its property is read: an index beyond the end, or input that had ended?"
        ),
        HintRule(
            ["javascript"],
            "RangeError: Maximum call stack size exceeded",
            "The recursion is too deep, or has no end: write it as a loop."
        ),
        HintRule(
            ["javascript"],
            "JavaScript heap out of memory",
            "The program needs more memory than it may use: keep less at once, use typed arrays."
        ),
        HintRule(
            ["javascript"],
            "RangeError: Invalid array length",
            "An array was to get a negative, fractional or too large length."
        ),
    ]

    private static let sql: [HintRule] = [
        HintRule(["sql"], "no such table: {}", "There is no table “{1}”: the problem page names the tables."),
        HintRule(
            ["sql"],
            "no such column: {}",
            "There is no column “{1}” there: check its spelling and its table; texts stand in single quotes."
        ),
        HintRule(
            ["sql"],
            "ambiguous column name: {}",
            "Several tables have a column “{1}”: write the table's name before it."
        ),
        HintRule(
            ["sql"],
            "misuse of aggregate",
            "Conditions on COUNT, SUM and the like stand in HAVING, not in WHERE."
        ),
        HintRule(["sql"], "near \"{}\": syntax error", "The query cannot be read at “{1}”."),
        HintRule(["sql"], "incomplete input", "The query ends too early: a bracket or a part is missing."),
    ]
}
