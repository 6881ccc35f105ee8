namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>A puzzle of BIG-bench hard.</summary>
/// <param name="Id">Made from kind and input.</param>
/// <param name="Kind">Its kind, such as <c>web-of-lies</c>.</param>
/// <param name="Input">What is asked, with its options where it has some.</param>
/// <param name="Target">The right answer: <c>(A)</c>, a word, a number or a text.</param>
/// <param name="Options">The options, where they are lettered.</param>
/// <param name="Words">The two words to choose from, such as yes and no, where the kind's answers are always one of two.</param>
public sealed record BigBenchHardPuzzle(string Id, string Kind, string Input, string Target, IReadOnlyList<string> Options, IReadOnlyList<string> Words);
