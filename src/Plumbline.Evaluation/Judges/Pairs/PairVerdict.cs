namespace Plumbline.Evaluation.Judges.Pairs;

/// <summary>Which of two replies a judge prefers, asked in both orders.</summary>
/// <param name="Preference">1 where the first reply is preferred, 0 where the second, ½ for a tie; null where either answer could not be read.</param>
/// <param name="FirstPlace">Of the two answers that named a reply, the share that named the one shown first; null where none named one. ½ on average for a judge that does not mind the order.</param>
/// <param name="Consistent">Whether both orders gave the same verdict; null where either could not be read.</param>
/// <param name="Reason">The judge's reasons, or why there is no verdict.</param>
public sealed record PairVerdict(double? Preference, double? FirstPlace, bool? Consistent, string Reason);
