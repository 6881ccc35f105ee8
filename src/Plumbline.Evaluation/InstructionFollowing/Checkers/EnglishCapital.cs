using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>change_case:english_capital</c>: English, in capital letters alone. A reply whose language cannot be told counts as English, as in the original.</summary>
public sealed class EnglishCapital : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => Cased.IsUpper(reply) && (LanguageDetector.Detect(reply) ?? "en") == "en";
}
