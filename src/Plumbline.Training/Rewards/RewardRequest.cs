using System.Text.Json;
using Plumbline.Training.Batches;

namespace Plumbline.Training.Rewards;

/// <summary>A reply that is to be rewarded.</summary>
/// <param name="Row">Id of the row its prompt came from.</param>
/// <param name="Prompt">The prompt as text.</param>
/// <param name="Reply">The reply as text, without special tokens.</param>
/// <param name="Tokens">Both as tokens of the policy.</param>
/// <param name="Ended">Whether the reply ended itself.</param>
/// <param name="Columns">The row's other columns, such as the right answer.</param>
public sealed record RewardRequest(
    string Row, string Prompt, string Reply, PromptedReply Tokens, bool Ended, IReadOnlyDictionary<string, JsonElement> Columns);
