namespace Plumbline.Evaluation.Solvers;

/// <summary>A user whose turns are written beforehand: the model answers the sample's input, then each further turn.</summary>
public sealed class ScriptedUserSolver : ISolver
{
    private readonly IReadOnlyList<string> _turns;

    /// <summary>A user of few words.</summary>
    /// <param name="turns">What the user says after the first reply, in order.</param>
    public ScriptedUserSolver(params IReadOnlyList<string> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        _turns = turns;
    }

    /// <inheritdoc/>
    public string Name => "scripted-user";

    /// <inheritdoc/>
    public async Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        await conversation.GenerateAsync(cancellation).ConfigureAwait(false);
        foreach (string turn in _turns)
        {
            conversation.Say(turn);
            await conversation.GenerateAsync(cancellation).ConfigureAwait(false);
        }
    }
}
