namespace Plumbline.Statistics;

/// <summary>An item that a rater, such as a model judge, has judged and whose true label is known, such as from people.</summary>
/// <param name="Cluster">What the item shares its luck with, such as the prompt that it replies to.</param>
/// <param name="Label">The truth: does the item have the property?</param>
/// <param name="Verdict">What the rater says.</param>
public readonly record struct RatedItem(string Cluster, bool Label, bool Verdict);
