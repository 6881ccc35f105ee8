namespace Plumbline.Evaluation.Solvers;

/// <summary>Asks the model once.</summary>
public sealed class GenerateSolver : ISolver
{
    /// <inheritdoc/>
    public string Name => "generate";

    /// <inheritdoc/>
    public Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return conversation.GenerateAsync(cancellation);
    }
}
