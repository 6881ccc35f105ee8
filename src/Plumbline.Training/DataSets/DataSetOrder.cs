using System.Globalization;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Training.DataSets;

/// <summary>In which order training goes through rows: another one each epoch, each a pure function of seed and epoch, so that nothing need be saved to resume.</summary>
public sealed class DataSetOrder
{
    private readonly IReadOnlyList<int>? _rows;
    private readonly int _count;
    private readonly ulong _seed;

    /// <summary>An order of all rows of a data set.</summary>
    /// <param name="rows">How many rows there are, 1 or more.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows.</exception>
    public DataSetOrder(int rows, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        (_count, _seed) = (rows, seed);
    }

    /// <summary>An order of some rows, such as the training side of a split.</summary>
    /// <param name="rows">Indices of the rows, one or more.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows.</exception>
    public DataSetOrder(IReadOnlyList<int> rows, ulong seed)
        : this((rows ?? throw new ArgumentNullException(nameof(rows))).Count, seed) => _rows = rows;

    /// <summary>Rows of one epoch.</summary>
    public int Count => _count;

    /// <summary>The indices of all rows in the order of one epoch; four bytes a row.</summary>
    /// <param name="epoch">0 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public int[] Epoch(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        int[] order = new int[_count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = _rows is null ? i : _rows[i];
        }

        new RandomStream(_seed, string.Create(CultureInfo.InvariantCulture, $"data/order/{epoch}")).Shuffle<int>(order);
        return order;
    }
}
