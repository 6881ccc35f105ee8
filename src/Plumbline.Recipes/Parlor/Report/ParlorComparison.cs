using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>How two runs differ.</summary>
public static class ParlorComparison
{
    /// <summary>The true utility of each stage that both runs have: in pairs where both answered the same requests, else from the two intervals.</summary>
    public static IReadOnlyList<RunDifference> Gold(ComparedRun first, ComparedRun other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        List<RunDifference> differences = [];
        foreach (StageScore stage in first.Arm.Stages)
        {
            if (ParlorConclusion.Stage(other.Arm, stage.Name) is { } beside)
            {
                Measured? paired = Paired(first.Gold(stage.Name), other.Gold(stage.Name));
                differences.Add(new RunDifference(stage.Name, stage.Gold, beside.Gold, paired ?? IntervalMath.Difference(stage.Gold, beside.Gold), paired is not null));
            }
        }

        return differences;
    }

    /// <summary>Each gap at rlhf-pushed that both runs have, from the two intervals.</summary>
    public static IReadOnlyList<RunDifference> Gaps(ComparedRun first, ComparedRun other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        List<RunDifference> differences = [];
        foreach (Gap gap in ParlorConclusion.Stage(first.Arm, "rlhf-pushed")?.Gaps ?? [])
        {
            if (ParlorConclusion.Stage(other.Arm, "rlhf-pushed")?.Gaps.FirstOrDefault(candidate => candidate.Name == gap.Name) is { } beside)
            {
                differences.Add(new RunDifference(gap.Name, Of(gap), Of(beside), IntervalMath.Difference(Of(gap), Of(beside)), Paired: false));
            }
        }

        return differences;
    }

    // Only where both runs answered the same requests, all of them: a name alone proves nothing, as another seed gives it to another request.
    private static Measured? Paired(IReadOnlyDictionary<string, StoredGold> first, IReadOnlyDictionary<string, StoredGold> other)
    {
        bool same = first.Count > 1 && first.Count == other.Count
            && first.All(entry => other.TryGetValue(entry.Key, out StoredGold? beside) && beside.Prompt == entry.Value.Prompt && beside.Cluster == entry.Value.Cluster);
        if (!same)
        {
            return null;
        }

        PairedDifference difference = PairedDifference.OfMeans(
            [.. first.Select(entry => new Pair(entry.Value.Cluster!, other[entry.Key].Gold, entry.Value.Gold))], [.. first.Select(entry => entry.Value.Family!)]);
        return new Measured(difference.Difference, difference.Interval.Lower, difference.Interval.Upper);
    }

    private static Measured Of(Gap gap) => new(gap.Difference, gap.Interval.Lower, gap.Interval.Upper);
}

/// <summary>How two runs differ in one number.</summary>
/// <param name="Name">The stage or the gap.</param>
/// <param name="First">The number of the first run.</param>
/// <param name="Other">The number of the other run.</param>
/// <param name="Difference">Other minus first.</param>
/// <param name="Paired">Whether it was measured in pairs on the same requests.</param>
public sealed record RunDifference(string Name, Measured First, Measured Other, Measured Difference, bool Paired);
