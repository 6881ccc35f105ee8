namespace Plumbline.Training.PointwiseRewards;

/// <summary>A reply with a verdict on it alone: TRL's unpaired preference.</summary>
/// <param name="Id">Names the verdict in logs.</param>
/// <param name="PromptId">Which prompt: verdicts on one prompt share their luck and form one cluster.</param>
/// <param name="Prompt">Tokens of the prompt, at least one.</param>
/// <param name="Reply">Tokens of the reply, at least one.</param>
/// <param name="Label">How sure it is that the reply is as wished: 1 for yes, 0 for no, or a share of raters between.</param>
public sealed record LabelledReply(string Id, string PromptId, int[] Prompt, int[] Reply, double Label);
