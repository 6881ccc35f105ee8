using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Comparisons;

/// <summary>One rate of a suite in two runs of the same samples.</summary>
/// <param name="Name">The measurement's name.</param>
/// <param name="Title">What it tells.</param>
/// <param name="Worse">Which direction is the failure; null where neither is.</param>
/// <param name="Difference">After less before, over pairs that both runs scored; null where there is none.</param>
/// <param name="Test">McNemar's exact test; null where the values are not all 0 or 1, or several pairs share a cluster, since it takes independent verdicts.</param>
/// <param name="AdjustedPValue">The test's p-value by Holm's correction over all rates compared; null where there is no test.</param>
/// <param name="Pairs">How many pairs both runs scored.</param>
/// <param name="Unpaired">How many samples count in one run and are absent from the other, or count otherwise there.</param>
/// <param name="Missing">How many pairs lack a score on either side.</param>
/// <param name="WithMissing">The interval with the missing scores at their worst for either direction; null where none is missing.</param>
public sealed record ComparedRate(
    string Name,
    string Title,
    GapDirection? Worse,
    PairedDifference? Difference,
    McNemarTest? Test,
    double? AdjustedPValue,
    int Pairs,
    int Unpaired,
    MissingSamples Missing,
    Interval? WithMissing);
