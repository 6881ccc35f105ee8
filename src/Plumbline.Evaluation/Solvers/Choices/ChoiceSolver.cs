namespace Plumbline.Evaluation.Solvers.Choices;

/// <summary>Offers the sample's choices under letters and asks once.</summary>
public sealed class ChoiceSolver : ISolver
{
    private readonly string _request;

    /// <summary>A solver.</summary>
    /// <param name="request">What is wanted after the choices. Default <see cref="ChoicePrompt.LetterOnly"/>.</param>
    public ChoiceSolver(string request = ChoicePrompt.LetterOnly)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(request);
        _request = request;
    }

    /// <inheritdoc/>
    public string Name => "choice";

    /// <inheritdoc/>
    public Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (conversation.Sample.Choices.Count > 0)
        {
            conversation.Messages.Clear();
            conversation.Messages.AddRange(ChoicePrompt.Render(conversation.Sample, _request));
        }

        return conversation.GenerateAsync(cancellation);
    }
}
