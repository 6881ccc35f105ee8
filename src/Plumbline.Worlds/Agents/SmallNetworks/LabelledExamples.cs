namespace Plumbline.Worlds.Agents.SmallNetworks;

/// <summary>Examples for a classifier.</summary>
/// <param name="Inputs">How many numbers an example has.</param>
/// <param name="Values">The numbers, example after example.</param>
/// <param name="Labels">The class of each example, from 0.</param>
public sealed record LabelledExamples(int Inputs, float[] Values, int[] Labels)
{
    /// <summary>How many examples there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The numbers of an example.</summary>
    public ReadOnlySpan<float> Features(int index) => Values.AsSpan(index * Inputs, Inputs);
}
