namespace Plumbline.Training.Preferences;

/// <summary>One verdict: of two replies to a prompt, which was preferred.</summary>
/// <param name="Id">Names the verdict in logs, such as <c>prompt-17/0-2</c>.</param>
/// <param name="PromptId">Which prompt: verdicts on one prompt share their luck and form one cluster.</param>
/// <param name="Prompt">Tokens of the prompt.</param>
/// <param name="Chosen">Tokens of the preferred reply.</param>
/// <param name="Rejected">Tokens of the other reply.</param>
/// <param name="Margin">By how much the score of the chosen should exceed the other's, in units of reward. Default 0.</param>
public sealed record Preference(string Id, string PromptId, int[] Prompt, int[] Chosen, int[] Rejected, double Margin = 0);
