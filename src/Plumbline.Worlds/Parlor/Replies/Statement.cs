namespace Plumbline.Worlds.Parlor.Replies;

/// <summary>One sentence of a reply, as the reader understood it.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Subject">What it is about, words joined by spaces; empty where it does not say.</param>
/// <param name="Value">What it says about that; empty where it says nothing.</param>
public sealed record Statement(StatementKind Kind, string Text, string Subject, string Value);
