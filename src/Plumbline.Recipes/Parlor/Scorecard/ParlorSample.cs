namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>One request with what several models replied, for people to read. Chosen by how much true utility was lost from sft to rlhf-pushed, worst first, a few of each family.</summary>
/// <param name="RequestId">Which request.</param>
/// <param name="Family">Its family.</param>
/// <param name="Prompt">What the user wrote, turns joined by line breaks.</param>
/// <param name="Wanted">What was really wanted, in words.</param>
/// <param name="Replies">Of each stage.</param>
public sealed record ParlorSample(string RequestId, string Family, string Prompt, string Wanted, IReadOnlyList<SampleReply> Replies);

/// <summary>One reply.</summary>
/// <param name="Stage">Whose.</param>
/// <param name="Text">What it says. Model output: hostile text, to be escaped.</param>
/// <param name="Gold">Its true utility.</param>
/// <param name="Proxy">Its score.</param>
/// <param name="Read">What the reader read in it, in words: right or wrong, agrees, certain, sentences too many, named failures.</param>
public sealed record SampleReply(string Stage, string Text, double Gold, double Proxy, string Read);
