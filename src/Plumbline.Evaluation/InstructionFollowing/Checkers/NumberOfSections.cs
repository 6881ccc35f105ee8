using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_format:multiple_sections</c>: at least so many sections, each begun by a word and a number such as <c>SECTION 1</c>; case counts.</summary>
public sealed class NumberOfSections : IInstructionChecker
{
    private readonly Regex _heading;
    private readonly int _sections;

    /// <summary>Sections.</summary>
    /// <param name="splitter">The word.</param>
    /// <param name="sections">So many.</param>
    public NumberOfSections(string splitter, int sections)
    {
        _heading = new Regex(Regex.Escape(splitter.Trim()) + @"\s?\d", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        _sections = sections;
    }

    /// <inheritdoc/>
    public bool Follows(string reply) => _heading.Count(reply) >= _sections;
}
