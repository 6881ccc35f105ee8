using System.Text;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;

namespace Plumbline.Evaluation.Solvers.Choices;

/// <summary>How a question with choices is put to a model.</summary>
public static class ChoicePrompt
{
    /// <summary>The request for a letter and nothing else.</summary>
    public const string LetterOnly = "Answer with the letter of your choice only, in the form 'Answer: X'.";

    /// <summary>The request for a letter after thinking.</summary>
    public const string LetterLast = "You may think first. End with a line of the form 'Answer: X', where X is the letter of your choice.";

    /// <summary>The question, the lettered choices and the request.</summary>
    /// <param name="question">The question, with whatever the user says to it.</param>
    /// <param name="choices">The choices, in the order in which they are offered.</param>
    /// <param name="request">What is wanted. Default <see cref="LetterOnly"/>.</param>
    public static string Render(string question, IReadOnlyList<string> choices, string request = LetterOnly)
    {
        ArgumentNullException.ThrowIfNull(choices);
        StringBuilder prompt = new(question);
        prompt.Append("\n\n");
        for (int index = 0; index < choices.Count; index++)
        {
            prompt.Append('(').Append(ChoiceLetters.Of(index)).Append(") ").Append(choices[index]).Append('\n');
        }

        return prompt.Append('\n').Append(request).ToString();
    }

    /// <summary>A sample's conversation with the choices in its last message.</summary>
    /// <param name="sample">The sample; its last message is the question.</param>
    /// <param name="request">What is wanted. Default <see cref="LetterOnly"/>.</param>
    public static IReadOnlyList<ChatMessage> Render(Sample sample, string request = LetterOnly)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return [.. sample.Input.SkipLast(1), new ChatMessage(ChatRole.User, Render(sample.Input[^1].Text, sample.Choices, request))];
    }
}
