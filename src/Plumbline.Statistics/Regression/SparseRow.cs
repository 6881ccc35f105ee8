namespace Plumbline.Statistics;

/// <summary>The features of one observation that are not 0, such as the counts of the words of a text.</summary>
public sealed class SparseRow
{
    private readonly int[] indices;
    private readonly double[] values;

    /// <summary>A row.</summary>
    /// <param name="indices">Index of each feature, 0 or more, each at most once.</param>
    /// <param name="values">Its value; finite.</param>
    /// <exception cref="ArgumentException">The lengths differ, an index is negative or occurs twice, or a value is not finite.</exception>
    public SparseRow(IReadOnlyList<int> indices, IReadOnlyList<double> values)
    {
        if (indices.Count != values.Count)
        {
            throw new ArgumentException($"{indices.Count} indices and {values.Count} values do not fit together", nameof(values));
        }

        this.indices = [.. indices];
        this.values = [.. values];
        Array.Sort(this.indices, this.values);
        for (int i = 0; i < this.indices.Length; i++)
        {
            if (this.indices[i] < 0 || (i > 0 && this.indices[i] == this.indices[i - 1]) || !double.IsFinite(this.values[i]))
            {
                throw new ArgumentException($"feature {this.indices[i]} with value {this.values[i]}: an index is 0 or more and occurs once, and values are finite");
            }
        }
    }

    /// <summary>Index of each feature, rising.</summary>
    public ReadOnlySpan<int> Indices => indices;

    /// <summary>Value of each feature.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>One more than the largest index; 0 for an empty row.</summary>
    public int Width => indices.Length == 0 ? 0 : indices[^1] + 1;

    /// <summary>This row minus another, such as the words of a chosen reply minus those of the rejected one.</summary>
    public SparseRow Minus(SparseRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SortedDictionary<int, double> difference = [];
        for (int i = 0; i < indices.Length; i++)
        {
            difference[indices[i]] = values[i];
        }

        for (int i = 0; i < other.indices.Length; i++)
        {
            difference[other.indices[i]] = difference.GetValueOrDefault(other.indices[i]) - other.values[i];
        }

        KeyValuePair<int, double>[] left = [.. difference.Where(pair => pair.Value != 0)];
        return new SparseRow([.. left.Select(pair => pair.Key)], [.. left.Select(pair => pair.Value)]);
    }

    /// <summary>Σ value · weight; features beyond the weights count as unknown and weigh nothing.</summary>
    internal double Dot(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < indices.Length && indices[i] < weights.Length; i++)
        {
            sum += values[i] * weights[indices[i]];
        }

        return sum;
    }

    /// <summary>target += factor · row.</summary>
    internal void AddTo(Span<double> target, double factor)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            target[indices[i]] += factor * values[i];
        }
    }
}
