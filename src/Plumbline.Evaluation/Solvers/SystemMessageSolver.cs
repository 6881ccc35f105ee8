using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Solvers;

/// <summary>Puts a system message before the conversation; asks nothing.</summary>
public sealed class SystemMessageSolver : ISolver
{
    private readonly string _text;

    /// <summary>A system message.</summary>
    /// <param name="text">What it says.</param>
    public SystemMessageSolver(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _text = text;
    }

    /// <inheritdoc/>
    public string Name => "system-message";

    /// <summary>Adds it before the first message that is none of the system's.</summary>
    /// <inheritdoc/>
    public Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        int place = conversation.Messages.FindIndex(message => message.Role != ChatRole.System);
        conversation.Messages.Insert(place < 0 ? conversation.Messages.Count : place, new ChatMessage(ChatRole.System, _text));
        return Task.CompletedTask;
    }
}
