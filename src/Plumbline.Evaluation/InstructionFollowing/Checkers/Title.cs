using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_format:title</c>: a title in double angular brackets, <c>&lt;&lt;poem of joy&gt;&gt;</c>, not blank, on one line.</summary>
public sealed partial class Title : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => Brackets().Matches(reply).Any(match => !string.IsNullOrWhiteSpace(match.Value.TrimStart('<').TrimEnd('>')));

    [GeneratedRegex(@"<<[^\n]+>>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brackets();
}
