namespace Plumbline.Sandbox;

/// <summary>A file of source text.</summary>
/// <param name="Name">Its name, for error lines only; never used as a path.</param>
/// <param name="Text">What it holds.</param>
public sealed record SourceText(string Name, string Text);

/// <summary>Asks for a compilation.</summary>
/// <param name="Files">What to compile together.</param>
public sealed record CompileRequest(IReadOnlyList<SourceText> Files);

/// <summary>What came of a compilation.</summary>
/// <param name="Assembly">The assembly; null where there is none.</param>
/// <param name="Errors">The compiler's errors, a few at most.</param>
/// <param name="Forbidden">What the code uses that it may not.</param>
public sealed record CompileAnswer(byte[]? Assembly, IReadOnlyList<string> Errors, IReadOnlyList<string> Forbidden);

/// <summary>Asks for the tests of a class to be run.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Class">The class; each of its public static methods without parameters is a test.</param>
public sealed record RunRequest(byte[] Assembly, string Class);

/// <summary>What came of the tests.</summary>
/// <param name="Tests">One outcome for each, in order of the names.</param>
/// <param name="Problem">Why there are none; null where there are.</param>
public sealed record RunAnswer(IReadOnlyList<TestOutcome> Tests, string? Problem);

/// <summary>What came of one test.</summary>
/// <param name="Name">The method.</param>
/// <param name="Passed">Whether it returned.</param>
/// <param name="Message">What it threw, cut short; null where it passed.</param>
public sealed record TestOutcome(string Name, bool Passed, string? Message);
