namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>What came of a compilation.</summary>
/// <param name="Assembly">The assembly; null where there is none.</param>
/// <param name="Errors">The compiler's errors, a few at most.</param>
/// <param name="Stopped">Why the code was refused or the compiler stopped: what it uses that it may not, time, memory. Empty for code that merely does not compile.</param>
public sealed record CompiledCode(byte[]? Assembly, IReadOnlyList<string> Errors, IReadOnlyList<string> Stopped);
