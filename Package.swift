// swift-tools-version: 6.1
import PackageDescription

// Swift's own libraries are linked into a release build: loading them would take longer than most notebooks run.
let startsFast: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
      "-lstdc++",
    ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "Nabla",
  products: [
    .executable(name: "nabla", targets: ["nabla"]), .executable(name: "nabla-preview", targets: ["nabla-preview"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Kernels", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(name: "Source"),
    .target(name: "Numerals"),
    .target(name: "Digests"),
    .target(name: "Data", dependencies: ["CZlib"]),
    .target(name: "Engine", dependencies: ["Kernels", "Digests"]),
    .target(name: "Markdown", dependencies: ["CCMark", "Source"]),
    .target(name: "KaTeX", dependencies: ["CDuktape"], exclude: ["bridge.js"]),
    .target(name: "TeXMath", dependencies: ["KaTeX"]),
    .target(name: "Figures", dependencies: ["Numerals"]),
    .target(name: "Typesetting", dependencies: ["Engine", "Figures", "Numerals"]),
    .target(name: "PyTorch", dependencies: ["Engine", "Numerals"]),
    .target(
      name: "Language",
      dependencies: ["Source", "Data", "Digests", "Engine", "PyTorch", "Figures", "Typesetting", "Numerals"]),
    .target(
      name: "Notebook",
      dependencies: [
        "Markdown", "Language", "TeXMath", "Digests", "Numerals", .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Render",
      dependencies: [
        "Notebook", "TeXMath", "Figures", "Typesetting", "Numerals", "Digests",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .target(
      name: "Command",
      dependencies: [
        "Render", "Engine", "TeXMath", "Digests", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(name: "nabla", dependencies: ["Command"], linkerSettings: startsFast),
    .executableTarget(
      name: "nabla-preview", dependencies: ["Command", .product(name: "FlyingFox", package: "FlyingFox")]),
    .target(
      name: "HandWritten", dependencies: ["Kernels"], path: "Benchmarks/HandWritten",
      cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .executableTarget(
      name: "benchmark", dependencies: ["Language", "Kernels", "HandWritten"], path: "Benchmarks/Measure"),
    .testTarget(name: "NumeralsTests", dependencies: ["Numerals"]),
    .testTarget(name: "DataTests", dependencies: ["Data"]),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "Kernels", "Digests"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
    .testTarget(name: "TeXMathTests", dependencies: ["TeXMath"], exclude: ["Formulas"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "Numerals"], exclude: ["Golden"]),
    .testTarget(
      name: "LanguageTests", dependencies: ["Language"], exclude: ["PyTorch/record.py"],
      resources: [.copy("PyTorch/cases.json")]),
    .testTarget(name: "PyTorchTests", dependencies: ["Language", "PyTorch"], exclude: ["Scripts", "run_scripts.py"]),
    .testTarget(name: "RenderTests", dependencies: ["Render", "Figures", "TeXMath", "Typesetting", "CDuktape"]),
    .testTarget(
      name: "NotebookTests",
      dependencies: ["Render", "Engine", "TeXMath", "Digests", "Command", "nabla", "nabla-preview"],
      exclude: ["Golden", "Errors", "Reports"]),
  ],
  swiftLanguageModes: [.v6]
)
