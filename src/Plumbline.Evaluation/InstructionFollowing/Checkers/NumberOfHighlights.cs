using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_format:number_highlighted_sections</c>: at least so many sections between <c>*</c> or <c>**</c>, not blank, each on one line.</summary>
/// <param name="highlights">So many.</param>
public sealed partial class NumberOfHighlights(int highlights) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => Single().Matches(reply).Count(match => !string.IsNullOrWhiteSpace(match.Value.Trim('*')))
        + Double().Matches(reply).Count(match => !string.IsNullOrWhiteSpace(match.Value[2..^2])) >= highlights;

    [GeneratedRegex(@"\*[^\n*]*\*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Single();

    [GeneratedRegex(@"\*\*[^\n*]*\*\*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Double();
}
