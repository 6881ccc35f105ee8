using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>language:response_language</c>: the reply is in a language. A reply whose language cannot be told counts as following, as in the original.</summary>
/// <param name="language">ISO 639-1.</param>
public sealed class ResponseLanguage(string language) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => (LanguageDetector.Detect(reply) ?? language) == language;
}
