using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>change_case:english_lowercase</c>: English, in small letters alone. A reply whose language cannot be told counts as English, as in the original.</summary>
public sealed class EnglishLowercase : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => Cased.IsLower(reply) && (LanguageDetector.Detect(reply) ?? "en") == "en";
}
