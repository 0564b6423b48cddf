import ContestModel
import Foundation
import Testing

@testable import Requirements

struct RequirementsFileTests {
    private static let strict = RequirementsPolicy(isStrict: true)
    private static let listed = RequirementsPolicy(allowed: ["numpy", "Scikit_Learn"])
    private static let hash = "--hash=sha256:" + String(repeating: "ab", count: 32)

    private func faults(_ bytes: [UInt8], _ policy: RequirementsPolicy = RequirementsPolicy()) -> [RequirementsFault] {
        switch RequirementsFile.judge(bytes, policy) {
        case .success: []
        case .failure(let faults): faults.list
        }
    }

    private func text(_ file: String, _ policy: RequirementsPolicy = RequirementsPolicy()) throws -> String {
        try RequirementsFile.judge(Array(file.utf8), policy).get().text
    }

    // MARK: What is refused

    /// What was seen to run code, or to leave the contest's index, when pip read it itself.
    static let attacks: [(RequirementsRule, String)] = [
        (.option, "--no-binary :all:\nevil\n"),
        (.option, "--only-binary=:none:\nevil\n"),
        (.lineOption, "evil --no-binary :all:\n"),
        (.lineOption, "good --no-binary=evil\nevil\n"),
        (.option, "--no-bi=:all:\n"),
        (.option, "--edit ./evil\n"),
        (.option, "--requirem x\n"),
        (.option, "--index http://203.0.113.1/\n"),
        (.option, "--extra-i=http://203.0.113.1/\n"),
        (.option, "-e./evil\n"),
        (.freeze, "-e ./evil\n"),
        (.freeze, "-e git+https://example.org/evil.git#egg=evil\n"),
        (.option, "-rnested.txt\n"),
        (.option, "-r /etc/passwd\n"),
        (.option, "-c cons.txt\n"),
        (.option, "-ihttp://203.0.113.1/\n"),
        (.option, "-f./dir\n"),
        (.option, "--find-links /other/dir\n"),
        (.option, "--pypi-url http://203.0.113.1/\n"),
        (.option, "--trusted-host 203.0.113.1\n"),
        (.option, "-\"\"-no-binary :all:\n"),
        (.option, "--no-bin\\\nary :all:\nevil\n"),
        (.option, "\t--no-binary :all:\n"),
        (.nonASCII, "\u{A0}--no-binary :all:\n"),
        (.controlCharacter, "good # note\u{B}--no-binary evil\u{B}evil\n"),
        (.controlCharacter, "good # note\u{C}--no-binary evil\u{C}evil\n"),
        (.controlCharacter, "good # note\u{1C}--no-binary evil\u{1C}evil\n"),
        (.controlCharacter, "good # note\r--no-binary evil\revil\n"),
        (.controlCharacter, "good # note\u{85}--no-binary evil\u{85}evil\n"),
        (.controlCharacter, "good # note\u{2028}--no-binary evil\u{2028}evil\n"),
        (.controlCharacter, "good # note\u{2029}evil\n"),
        (.controlCharacter, "good\0\n"),
        (.controlCharacter, "good # \u{202E}live\n"),
        (.controlCharacter, "good # \u{FEFF}\n"),
        (.encoding, "# -*- coding: utf-7 -*-\n+AAo-evil\n"),
        (.encoding, "\n# vim: set fileencoding=latin-1 :\n"),
        (.variable, "${EVILOPT}\n"),
        (.variable, "evil @ https://example.org/$SECRET\n"),
        (.freeze, "evil @ file:///tmp/evil-1.0.tar.gz\n"),
        (.freeze, "evil@https://example.org/evil-1.0.whl\n"),
        (.form, "file:///tmp/evil-1.0.tar.gz\n"),
        (.form, "https://example.org/evil-1.0-py3-none-any.whl\n"),
        (.form, "./evil\n"),
        (.form, "house/evil-1.0.tar.gz\n"),
        (.form, "..\\evil\n"),
        (.archive, "evil-1.0.tar.gz\n"),
        (.archive, "evil.zip\n"),
        (.archive, "evil.zip[extra]\n"),
        (.archive, "evil-1.0-py3-none-any.WHL; python_version > '3'\n"),
        (.lineOption, "numpy==1.26.4 --config-settings x=y\n"),
        (.lineOption, "numpy==1.26.4 --global-option build_ext\n"),
        (.lineOption, "numpy==1.26.4 --install-option=--prefix=/\n"),
        (.lineOption, "numpy==1.26.4 \(hash) --no-binary :all:\n"),
        (.marker, "numpy; python_version > '3 --no-binary :all:'\n"),
        (.marker, "numpy; evil == '1'\n"),
        (.marker, "numpy; 'a' == 'b'\n"),
        (.marker, "numpy; extra == 'x'\n"),
        (.marker, "numpy; \(String(repeating: "(", count: 500))\n"),
        (.form, "numpy===1.26.4\n"),
        (.form, "numpy==1.26.4 evil\n"),
        (.form, "numpy==one.two.three!\n"),
        (.form, "numpy==1.*.2\n"),
        (.form, "numpy>=1.*\n"),
        (.form, "numpy[a/b]\n"),
        (.form, "numpy[a\n"),
        (.form, "numpy(>=1\n"),
        (.form, "'numpy'\n"),
        (.form, "numpy-\n"),
        (.hash, "numpy==1.26.4 --hash=md5:\(String(repeating: "a", count: 32))\n"),
        (.hash, "numpy==1.26.4 --hash=sha256:abc\n"),
        (.hash, "numpy>=1 \(hash)\n"),
        (.hash, "numpy==1.26.4 \(hash)\npandas==2.2.0\n"),
        (.reserved, "pip==24.0\n"),
        (.reserved, "SetupTools\n"),
        (.conflict, "numpy==1.26.4\nNumPy==2.0.0\n"),
        (.conda, "numpy=1.26.4\n"),
        (.conda, "numpy=1.26=py311_0\n"),
        (.conda, "numpy==1.26=py311_0\n"),
        (.standardLibrary, "sqlite3\n"),
        (.standardLibrary, "python==3.11\n"),
        (.importName, "sklearn\n"),
        (.importName, "PIL\n"),
        (.importName, "cv2==4.9\n"),
    ]

    @Test(arguments: attacks)
    func refusesWhatPipWouldObey(_ rule: RequirementsRule, _ file: String) {
        #expect(faults(Array(file.utf8)).map(\.rule).contains(rule), "\(faults(Array(file.utf8)))")
    }

    @Test func refusesWhatOtherBytesMakeOfALine() {
        let line = "--no-binary :all:\n"
        let little: [UInt8] = line.utf8.flatMap { byte in [byte, 0] }
        let big: [UInt8] = line.utf8.flatMap { byte in [0, byte] }
        for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, [0xEF, 0xBB, 0xBF] + Array(line.utf8)] {
            #expect(faults(bytes).map(\.rule) == [.option])
        }
        #expect(faults([0xFF, 0xFE, 0x00]).map(\.rule) == [.encoding])
        #expect(faults([0x6E, 0xE9, 0x0A]).map(\.rule) == [.encoding])
    }

    @Test func hasLimits() {
        let longest = String(repeating: "x", count: RequirementsText.maxLineBytes + 1)
        #expect(faults(Array("# \(longest)\n".utf8)).isEmpty)
        #expect(faults(Array("\(longest)\n".utf8)).map(\.rule) == [.tooLong])
        #expect(faults(Array(repeating: UInt8(ascii: "\n"), count: RequirementsText.maxBytes)).isEmpty)
        #expect(
            faults(Array(repeating: UInt8(ascii: "\n"), count: RequirementsText.maxBytes + 1)).map(\.rule) == [.size]
        )
        func packages(_ count: Int) -> [UInt8] { Array((0..<count).map { "p\($0)\n" }.joined().utf8) }
        #expect(faults(packages(RequirementsFile.maxRequirements)).isEmpty)
        #expect(faults(packages(RequirementsFile.maxRequirements + 1)).map(\.rule) == [.size])
        #expect(faults(packages(RequirementsText.maxLines + 1)).map(\.rule) == [.size])
    }

    @Test func contestsCanBeStricter() {
        #expect(faults(Array("numpy>=1\n".utf8), Self.strict).map(\.rule) == [.unpinned])
        #expect(faults(Array("numpy==1.*\n".utf8), Self.strict).map(\.rule) == [.unpinned])
        #expect(faults(Array("numpy==1.26.4\n".utf8), Self.strict).isEmpty)
        #expect(faults(Array("numpy\nscikit.learn\n".utf8), Self.listed).isEmpty)
        #expect(faults(Array("torch\n".utf8), Self.listed).map(\.rule) == [.notListed])
    }

    /// Each rule refuses something here or above, so that none is only words.
    @Test func everyRuleIsMet() {
        let elsewhere: Set<RequirementsRule> = [
            .size, .tooLong, .notListed, .unpinned, .notAFile, .missing, .version,
        ]
        #expect(Set(Self.attacks.map(\.0)).union(elsewhere) == Set(RequirementsRule.allCases))
    }

    @Test func namesTheLineTheFaultAndTheFix() throws {
        let file = "# models\nnumpy\\\n==1.26.4\n\n--index-url http://203.0.113.1/\nnumpy=1.0\n"
        guard case .failure(let rejection) = RequirementsFile.read(Array(file.utf8), RequirementsPolicy()) else {
            Issue.record("it was taken")
            return
        }
        #expect(rejection.reason == .requirements)
        #expect(
            rejection.message
                == "requirements.txt, line 5: '--index-url http://203.0.113.1/' is an option of pip, and only packages are read; "
                + "take the line out; what is installed from where is the contest's to say. "
                + "line 6: 'numpy=1.0' is written as conda does; write numpy==1.0."
        )
    }

    /// Whatever a file holds, a message is printable ASCII.
    @Test func messagesArePlain() {
        for (_, file) in Self.attacks {
            for fault in faults(Array(file.utf8)) {
                #expect(fault.sentence.unicodeScalars.allSatisfy { (" "..."~").contains($0) }, "\(fault.sentence)")
            }
        }
    }

    // MARK: What is taken, and what pip reads of it

    static let good: [(String, String)] = [
        ("", ""),
        ("# nothing\n\n", ""),
        ("numpy\n", "numpy\n"),
        ("NumPy == 1.26.4  # pinned\r\n", "numpy==1.26.4\n"),
        ("Foo_.Bar\n", "foo-bar\n"),
        ("pandas >= 2, < 3\n", "pandas<3,>=2\n"),
        ("pandas(>=2,<3)\n", "pandas<3,>=2\n"),
        (
            "pandas ~= 2.1 ; python_version>='3.9' and sys_platform == \"linux\"\n",
            "pandas~=2.1 ; python_version >= \"3.9\" and sys_platform == \"linux\"\n"
        ),
        (
            "pandas; (os_name == 'nt' or python_version not in '2.7') and 'x86' in platform_machine\n",
            "pandas ; (os_name == \"nt\" or python_version not in \"2.7\") and \"x86\" in platform_machine\n"
        ),
        ("uvicorn[Standard, http_2]\n", "uvicorn[http-2,standard]\n"),
        ("numpy==1.26.*\n", "numpy==1.26.*\n"),
        ("torch==2.3.1+cpu\n", "torch==2.3.1+cpu\n"),
        ("numpy==1!2.0RC1.post3.dev4\n", "numpy==1!2.0rc1.post3.dev4\n"),
        ("numpy==1.26.4\nnumpy == 1.26.4\n", "numpy==1.26.4\n"),
        ("scipy\nnumpy\n", "numpy\nscipy\n"),
        ("a; os_name == 'nt'\na==2; os_name == 'posix'\n", "a ; os_name == \"nt\"\na==2 ; os_name == \"posix\"\n"),
        ("--index-url https://pypi.org/simple\n-i https://pypi.org/simple/\nnumpy\n", "numpy\n"),
        (
            "numpy==1.26.4 \\\n    --hash=sha256:\(String(repeating: "AB", count: 32))\n",
            "numpy==1.26.4 --hash=sha256:\(String(repeating: "ab", count: 32))\n"
        ),
        ("# naïve\n", ""),
        ("numpy \\\n# not a part\n", "numpy\n"),
    ]

    @Test(arguments: good)
    func writesAnew(_ file: String, _ expected: String) throws {
        #expect(try text(file) == expected)
        // What we write is read as the same.
        #expect(try text(expected) == expected)
    }

    @Test func writesNothingButPlainLines() throws {
        for (file, _) in Self.good {
            let allowed =
                #/([a-z0-9][a-z0-9\-]*(\[[a-z0-9,\-]+\])?[<>=!~a-z0-9.,+*_\-!]*( ; [a-z0-9_ ()<>=!~".+*\-]+)?( --hash=sha256:[0-9a-f]{64})*\n)*/#
            #expect(try text(file).wholeMatch(of: allowed) != nil)
        }
    }
}
