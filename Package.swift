// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way.
let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of the house; its tests lie in `Tests/<name>Tests`.
func part(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    plugins: [Target.PluginUsage] = [],
    testData: [String] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: house, plugins: plugins),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.target(name: name)] + dependencies,
            exclude: testData,
            swiftSettings: house
        ),
    ]
}

let package = Package(
    name: "batch-judge",
    products: [.executable(name: "batch-judge", targets: ["BatchJudge"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(
            name: "CCmarkGFM",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .plugin(name: "StaticSupervisor", capability: .buildTool()),
    ]
        + part("ContestModel")
        + part("ContestFiles", ["ContestModel", "Requirements", .product(name: "Yams", package: "Yams")])
        + part("Archive", ["ContestModel", "CArchive"])
        + part("Intake", ["ContestModel", "CArchive", "CLinux"])
        + part("Sandbox", [.product(name: "Logging", package: "swift-log")], plugins: ["StaticSupervisor"])
        + part("Scoring", ["ContestModel"], testData: ["golden", "reference"])
        + part("Requirements", ["ContestModel"])
        + part("Judging", ["ContestModel", "Requirements", "Sandbox", "Scoring"])
        + part("ResultStore", ["ContestModel", .product(name: "GRDB", package: "GRDB.swift")])
        + part(
            "SiteGen",
            ["ContestModel", "CCmarkGFM", "CZlib"],
            testData: ["clics.py", "servers.py", "Live/open_pages.py", "Readers/checks"]
        )
        + [
            .executableTarget(
                name: "BatchJudge",
                dependencies: [
                    "Archive", "ContestModel", "ContestFiles", "Intake", "Requirements", "Sandbox", "Scoring",
                    "Judging",
                    "ResultStore", "SiteGen",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "Crypto", package: "swift-crypto"),
                    .product(name: "Logging", package: "swift-log"),
                ],
                swiftSettings: house
            ),
            .testTarget(
                name: "BatchJudgeTests",
                dependencies: [
                    "BatchJudge", "ContestModel", "ContestFiles", "Intake", "ResultStore",
                    .product(name: "GRDB", package: "GRDB.swift"),
                ],
                exclude: [
                    "Competition/competition.py", "Competition/faults.py", "Competition/models.py",
                    "Competition/standings.py",
                    "Environments/index.py", "Reasons/pairs.py",
                ],
                swiftSettings: house
            ),
        ]
)

// `make fuzz` alone builds it: libFuzzer brings its own `main`, and what it drives has to be compiled with its counters.
if Context.environment["BATCH_JUDGE_FUZZ"] == "1" {
    package.products.append(.executable(name: "fuzz-zips", targets: ["FuzzZips"]))
    package.targets.append(
        .executableTarget(
            name: "FuzzZips",
            dependencies: ["Intake", "ContestModel"],
            path: "Tests/FuzzZips",
            swiftSettings: house + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
        )
    )
}
