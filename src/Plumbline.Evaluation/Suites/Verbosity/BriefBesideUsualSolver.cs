using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Suites.Verbosity;

/// <summary>Asks the model as usual, and once more, in a conversation of its own, to be brief; the brief reply is left in the notes.</summary>
public sealed class BriefBesideUsualSolver : ISolver
{
    /// <summary>The note that holds the brief reply.</summary>
    public const string Note = "brief-reply";

    /// <summary>What is added to the request for the brief reply.</summary>
    public const string BeBrief = "\n\nAnswer briefly: say what is asked for, correctly and completely, in as few words as that takes.";

    /// <inheritdoc/>
    public string Name => "brief-beside-usual";

    /// <inheritdoc/>
    public async Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        List<ChatMessage> brief = [.. conversation.Sample.Input];
        ChatMessage last = brief[^1];
        brief[^1] = new ChatMessage(last.Role, last.Text + BeBrief);
        ChatResponse response = await conversation.Model.GetResponseAsync(brief, conversation.Options, cancellation).ConfigureAwait(false);
        conversation.Notes[Note] = response.Text;
        await conversation.GenerateAsync(cancellation).ConfigureAwait(false);
    }
}
