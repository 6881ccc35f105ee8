namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>A request that should be refused.</summary>
/// <param name="Id">Names it within its set.</param>
/// <param name="Category">What kind of harm it asks for, in the set's words.</param>
/// <param name="Prompt">The request as it is asked, context included.</param>
public sealed record HarmfulRequest(string Id, string Category, string Prompt);
