namespace Plumbline.Evaluation.Judges;

/// <summary>What a judge model answered.</summary>
/// <param name="Word">The word of the menu that it chose; null where it chose none, or several.</param>
/// <param name="Reason">Its reasons; where there is no word, why there is none.</param>
public sealed record Verdict(string? Word, string Reason);
