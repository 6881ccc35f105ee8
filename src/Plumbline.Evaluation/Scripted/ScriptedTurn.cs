using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Scripted;

/// <summary>What a scripted model is asked, and chance to answer by.</summary>
/// <param name="Messages">The conversation so far.</param>
/// <param name="Options">The settings of the request; null for none.</param>
/// <param name="Seed">The model's seed, mixed with the request's own where it brings one.</param>
public sealed record ScriptedTurn(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, ulong Seed)
{
    /// <summary>The text of the last message.</summary>
    public string Last => Messages.Count == 0 ? "" : Messages[^1].Text;

    /// <summary>The text of the first message of the user.</summary>
    public string Question => Messages.FirstOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";

    /// <summary>How many messages of the user there are.</summary>
    public int UserTurns => Messages.Count(message => message.Role == ChatRole.User);

    /// <summary>A number at or above 0 and below 1, by seed and by what was said: the same conversation under the same seed draws the same.</summary>
    /// <param name="purpose">What the number decides; different purposes draw independently.</param>
    public double Draw(string purpose) => SeededHash.Unit(Seed, purpose + "\n" + string.Join('\n', Messages.Select(message => message.Text)));

    /// <summary>As <see cref="Draw"/>, by the question alone: the same in every turn of a conversation.</summary>
    /// <param name="purpose">What the number decides.</param>
    public double DrawByQuestion(string purpose) => SeededHash.Unit(Seed, purpose + "\n" + Question);
}
