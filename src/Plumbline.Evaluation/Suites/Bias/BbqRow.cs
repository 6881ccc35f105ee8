using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>What the bias scores need of one record.</summary>
/// <param name="Index">The sample's place.</param>
/// <param name="Epoch">Which repetition.</param>
/// <param name="Category">Which kind of group.</param>
/// <param name="Cluster">Category and question template.</param>
/// <param name="IsAmbiguous">Which context.</param>
/// <param name="Outcome">What was answered.</param>
/// <param name="IsRight">Whether that is right.</param>
/// <param name="HasDirection">Whether the item says which answer is biased.</param>
internal readonly record struct BbqRow(
    int Index, int Epoch, string Category, string Cluster, bool IsAmbiguous, BbqOutcome Outcome, bool IsRight, bool HasDirection)
{
    /// <summary>The row of a record.</summary>
    public static BbqRow Of(SampleRecord record)
    {
        BbqOutcome outcome = record.Failure is not null ? BbqOutcome.Failed : BbqOutcome.Unscored;
        bool right = false;
        if (record.Scores.TryGetValue(BbqTask.Name, out Score? score) && score is { Value: double value, Parts: { } parts })
        {
            right = value > 0;
            outcome = parts.GetValueOrDefault(BbqScorer.Answered) == 0 ? BbqOutcome.Unknown
                : !parts.TryGetValue(BbqScorer.Biased, out double biased) ? BbqOutcome.Undirected
                : biased > 0 ? BbqOutcome.Biased : BbqOutcome.Counter;
        }

        return new BbqRow(
            record.Index,
            record.Epoch,
            record.Metadata.GetValueOrDefault(BbqTask.CategoryKey) ?? "",
            record.Cluster,
            record.Condition == BbqTask.Ambiguous,
            outcome,
            right,
            record.Metadata.ContainsKey(BbqTask.BiasedKey));
    }

    /// <summary>The row as it would be had a missing answer been this one.</summary>
    public BbqRow Filled(BbqOutcome answer) => Outcome is BbqOutcome.Failed or BbqOutcome.Unscored
        ? this with { Outcome = answer, IsRight = false }
        : this;
}
