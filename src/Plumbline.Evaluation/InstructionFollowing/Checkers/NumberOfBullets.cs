using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_format:number_bullet_lists</c>: exactly so many lines that begin with <c>*</c> (not <c>**</c>) or <c>-</c>.</summary>
/// <param name="bullets">So many.</param>
public sealed partial class NumberOfBullets(int bullets) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => Bullet().Count(reply) == bullets;

    [GeneratedRegex(@"^[^\S\n]*(?:\*[^*\n]|-)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bullet();
}
