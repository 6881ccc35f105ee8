namespace Plumbline.Evaluation.Comparisons;

/// <summary>The same sample in two runs.</summary>
/// <param name="Cluster">What it shares its luck with.</param>
/// <param name="Before">Its value, 0 to 1, in the first run; NaN where there is none.</param>
/// <param name="After">Its value in the second.</param>
/// <param name="Failed">Whether it failed, in either run, before it could be scored.</param>
internal readonly record struct RowPair(string Cluster, double Before, double After, bool Failed)
{
    public bool IsScored => !double.IsNaN(Before) && !double.IsNaN(After);
}
