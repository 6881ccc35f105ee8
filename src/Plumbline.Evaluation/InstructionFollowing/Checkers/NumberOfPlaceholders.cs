using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_content:number_placeholders</c>: at least so many placeholders in square brackets, such as <c>[address]</c>, each on one line.</summary>
/// <param name="placeholders">So many.</param>
public sealed partial class NumberOfPlaceholders(int placeholders) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => Placeholder().Count(reply) >= placeholders;

    // Without a nested bracket on the way, many opening brackets would cost time squared.
    [GeneratedRegex(@"\[[^\]\n]*\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
