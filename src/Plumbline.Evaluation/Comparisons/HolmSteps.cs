namespace Plumbline.Evaluation.Comparisons;

/// <summary>Holm's step-down correction (Holm 1979): adjusted p-values that keep the chance of even one false alarm among many tests at the level, however they depend on each other.</summary>
internal static class HolmSteps
{
    /// <summary>The adjusted p-values, in the order given: the largest, over this and all smaller ones, of (m − rank + 1) · p, at most 1.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        double[] adjusted = new double[pValues.Count];
        double largest = 0;
        int rank = 0;
        foreach (int index in Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index]))
        {
            largest = Math.Max(largest, Math.Min(1, (pValues.Count - rank++) * pValues[index]));
            adjusted[index] = largest;
        }

        return adjusted;
    }
}
