using Plumbline.Runs;
using Plumbline.Training.DataSets;

namespace Plumbline.Training.Offline;

/// <summary>
/// Takes examples from a source in shuffled passes, leaving out rows that cannot be used. Its whole state is <see cref="Position"/>.
/// </summary>
/// <typeparam name="TExample">An encoded row.</typeparam>
internal sealed class ExampleCursor<TExample>
{
    private readonly IExampleSource<TExample> _source;
    private readonly bool _shuffle;
    private readonly ulong _seed;
    private int[] _order = [];
    private long _orderedPass = -1;

    public ExampleCursor(IExampleSource<TExample> source, bool shuffle, ulong seed)
    {
        _source = source;
        _shuffle = shuffle;
        _seed = seed;
    }

    /// <summary>Rows taken or left out so far, over all passes.</summary>
    public long Position { get; set; }

    /// <summary>Passes so far, with the part of the last one.</summary>
    public double Epochs => (double)Position / _source.Count;

    /// <summary>The next examples that can be used.</summary>
    /// <param name="count">How many.</param>
    /// <param name="leftOut">How many rows were left out on the way.</param>
    /// <exception cref="RunException">A whole pass holds no row that can be used.</exception>
    public EncodedRow<TExample>[] Take(int count, out int leftOut)
    {
        EncodedRow<TExample>[] taken = new EncodedRow<TExample>[count];
        leftOut = 0;
        long refusedInARow = 0;
        for (int i = 0; i < count;)
        {
            EncodedRow<TExample> row = _source.Read(RowAt(Position));
            Position++;
            if (row.Refusal is null)
            {
                taken[i++] = row;
                refusedInARow = 0;
            }
            else
            {
                leftOut++;
                if (++refusedInARow >= _source.Count)
                {
                    throw new RunException(row.Id, $"no row of the data can be used; this one: {row.Refusal}", "mend the data, or allow longer examples; `plumb data check` shows what the file holds");
                }
            }
        }

        return taken;
    }

    private long RowAt(long position)
    {
        (long pass, long index) = Math.DivRem(position, _source.Count);
        if (!_shuffle)
        {
            return index;
        }

        if (pass != _orderedPass)
        {
            _order = new DataSetOrder(checked((int)_source.Count), _seed).Epoch(checked((int)pass));
            _orderedPass = pass;
        }

        return _order[index];
    }
}
