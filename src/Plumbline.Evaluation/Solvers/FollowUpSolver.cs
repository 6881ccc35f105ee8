namespace Plumbline.Evaluation.Solvers;

/// <summary>Says one thing more to the model, whatever it replied, and takes its next reply.</summary>
/// <param name="text">What the user says.</param>
public sealed class FollowUpSolver(string text) : ISolver
{
    /// <inheritdoc/>
    public string Name => $"follow-up: {text}";

    /// <inheritdoc/>
    public Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        conversation.Say(text);
        return conversation.GenerateAsync(cancellation);
    }
}
