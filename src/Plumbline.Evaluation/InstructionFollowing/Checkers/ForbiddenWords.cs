using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>keywords:forbidden_words</c>: none of the words occurs as a word of its own, in any case; within a longer word it may.</summary>
public sealed class ForbiddenWords : IInstructionChecker
{
    private readonly IReadOnlyList<Regex> _words;

    /// <summary>Words that may not occur.</summary>
    /// <param name="words">The words.</param>
    public ForbiddenWords(IReadOnlyList<string> words) =>
        _words = [.. words.Select(word => new Regex($@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))];

    /// <inheritdoc/>
    public bool Follows(string reply) => !_words.Any(word => word.IsMatch(reply));
}
