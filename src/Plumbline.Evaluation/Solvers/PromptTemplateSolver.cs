using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Solvers;

/// <summary>Puts the last message of the user into a template, such as one that asks to think step by step; asks nothing.</summary>
public sealed class PromptTemplateSolver : ISolver
{
    /// <summary>What stands for the message.</summary>
    public const string Placeholder = "{prompt}";

    private readonly string _template;

    /// <summary>A template.</summary>
    /// <param name="template">A text that holds <see cref="Placeholder"/>.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public PromptTemplateSolver(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        _template = template.Contains(Placeholder, StringComparison.Ordinal)
            ? template
            : throw new ArgumentException($"the template holds no {Placeholder}", nameof(template));
    }

    /// <summary>Asks for reasoning before the answer, and for the answer on a last line of its own that a scorer can find.</summary>
    public static PromptTemplateSolver ChainOfThought { get; } = new(
        $"{Placeholder}\n\nThink step by step before you answer. The last line of your reply must be of the form \"ANSWER: …\", with nothing but your answer behind the colon.");

    /// <inheritdoc/>
    public string Name => "prompt-template";

    /// <inheritdoc/>
    public Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        int place = conversation.Messages.FindLastIndex(message => message.Role == ChatRole.User);
        if (place >= 0)
        {
            // A new message: the sample's own is shared by all its repetitions.
            conversation.Messages[place] = new ChatMessage(ChatRole.User, _template.Replace(Placeholder, conversation.Messages[place].Text, StringComparison.Ordinal));
        }

        return Task.CompletedTask;
    }
}
