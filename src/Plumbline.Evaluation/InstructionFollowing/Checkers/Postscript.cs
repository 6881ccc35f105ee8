using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_content:postscript</c>: a postscript begins with its marker, in any case. <c>P.S.</c> and <c>P.P.S</c> may have spaces between their letters.</summary>
public sealed class Postscript : IInstructionChecker
{
    private readonly Regex _marker;

    /// <summary>A postscript.</summary>
    /// <param name="marker">Its marker.</param>
    public Postscript(string marker) => _marker = new Regex(
        marker.Trim() switch
        {
            "P.P.S" => @"p\.\s?p\.\s?s",
            "P.S." => @"p\.\s?s\.",
            string other => Regex.Escape(other),
        },
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public bool Follows(string reply) => _marker.IsMatch(reply);
}
