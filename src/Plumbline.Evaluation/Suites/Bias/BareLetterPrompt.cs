using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Puts questions about people with a few short choices: a situation, a question, and a bare letter wanted.</summary>
internal static class BareLetterPrompt
{
    /// <summary>The question as a prompt.</summary>
    public static string Render(string text, string question, IReadOnlyList<string> choices) =>
        $"{text}\n\n{question}\n{string.Join('\n', choices.Select((choice, index) => $"{ChoiceLetters.Of(index)}. {choice}"))}\n\nAnswer with the letter of one choice and nothing else.";
}
