namespace Plumbline.Statistics;

/// <summary>How often scores are missing for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many scores.</param>
public readonly record struct MissingReason(string Reason, int Count)
{
    /// <summary>Counts reasons: the most frequent first, equals by name.</summary>
    internal static IReadOnlyList<MissingReason> Tally(IEnumerable<string> reasons) =>
    [
        .. reasons.GroupBy(reason => reason, StringComparer.Ordinal)
            .Select(group => new MissingReason(group.Key, group.Count()))
            .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal),
    ];
}
