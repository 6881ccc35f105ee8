using Plumbline.Statistics;

namespace Plumbline.Evaluation.Metrics;

/// <summary>What a table keeps of one record.</summary>
/// <param name="Index">The sample's place in its task, from 0.</param>
/// <param name="Epoch">Which repetition, from 1.</param>
/// <param name="Cluster">What the sample shares its luck with.</param>
/// <param name="Condition">Under which condition it was asked.</param>
/// <param name="Value">The score; NaN where there is none.</param>
/// <param name="Failed">Whether the sample failed before it could be scored.</param>
public readonly record struct ScoreRow(int Index, int Epoch, string Cluster, string Condition, double Value, bool Failed)
{
    /// <summary>Whether there is a score.</summary>
    public bool IsScored => !double.IsNaN(Value);

    internal ScoredOrNot ScoredOrNot() => IsScored
        ? Statistics.ScoredOrNot.Scored(Cluster, Value)
        : Statistics.ScoredOrNot.Missing(Cluster, Failed ? "failed" : "unscored");
}
