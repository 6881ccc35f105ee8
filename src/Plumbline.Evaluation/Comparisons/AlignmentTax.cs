using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Comparisons;

/// <summary>What alignment cost: capability before less capability after, on the same questions. Two separate means would hide most of it.</summary>
/// <param name="Tax">Before less after, so that a loss is positive; null where no question was scored in both runs.</param>
/// <param name="Test">McNemar's exact test, A before and B after; null where scores are not all 0 or 1, or a question was asked more than once.</param>
/// <param name="Unpaired">How many rows have no partner in the other run.</param>
/// <param name="Missing">How many pairs lack a score on either side.</param>
/// <param name="WithMissing">The interval with the missing scores at their worst for either direction; null where none is missing.</param>
public sealed record AlignmentTax(PairedDifference? Tax, McNemarTest? Test, int Unpaired, MissingSamples Missing, Interval? WithMissing)
{
    /// <summary>Compares the rows of one task in two runs, paired by the sample's place and epoch.</summary>
    /// <param name="before">The rows before alignment, each value from 0 to 1.</param>
    /// <param name="after">The rows after it.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">A place is in another cluster in the other run, or stands twice: the runs are not of the same samples.</exception>
    public static AlignmentTax Of(IReadOnlyList<ScoreRow> before, IReadOnlyList<ScoreRow> after, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<(int Index, int Epoch), ScoreRow> rows = [];
        foreach (ScoreRow row in before)
        {
            if (!rows.TryAdd((row.Index, row.Epoch), row))
            {
                throw new ArgumentException($"sample {row.Index}, epoch {row.Epoch}, is there twice; compare one task at a time", nameof(before));
            }
        }

        // The tax is before less after: the pairs' second side is therefore the run before.
        List<RowPair> pairs = [];
        int unpaired = 0;
        foreach (ScoreRow row in after)
        {
            if (!rows.Remove((row.Index, row.Epoch), out ScoreRow first))
            {
                unpaired++;
                continue;
            }

            if (first.Cluster != row.Cluster)
            {
                throw new ArgumentException($"sample {row.Index} is '{first.Cluster}' in one run and '{row.Cluster}' in the other; compare runs of the same samples", nameof(after));
            }

            pairs.Add(new RowPair(row.Cluster, row.Value, first.Value, row.Failed || first.Failed));
        }

        return new AlignmentTax(PairedRows.Difference(pairs, level), PairedRows.Test(pairs), unpaired + rows.Count, PairedRows.Missing(pairs), PairedRows.WithMissing(pairs, level));
    }
}
