using Plumbline.Training.Batches;
using Plumbline.Training.Prompts;

namespace Plumbline.Training.Rollouts;

/// <summary>One sampled reply.</summary>
/// <param name="Id">Name of the random stream it was drawn from, such as <c>rollout/3/17/0</c>: with the seed and the model it gives this reply again.</param>
/// <param name="Prompt">What it follows.</param>
/// <param name="Tokens">Its tokens, the stop token included; at least one.</param>
/// <param name="LogProbs">Log-probability (nats) of each token under the model that sampled it, the same bits as in a training forward.</param>
/// <param name="Ended">Whether it ended itself with a stop token, rather than reaching the limit of its length.</param>
public sealed record SampledReply(string Id, Prompt Prompt, int[] Tokens, double[] LogProbs, bool Ended)
{
    /// <summary>Tokens of prompt and reply.</summary>
    public PromptedReply PromptedReply => new(Prompt.Tokens, Tokens);
}
