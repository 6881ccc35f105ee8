namespace Plumbline.Training.DataSets.Files;

/// <summary>Where the rows of a file stand: eight bytes a row, and a few more where blank lines come between.</summary>
internal sealed class RowIndex
{
    /// <summary>The longest row that has a place in the index.</summary>
    public const int LongestRowBytes = (1 << LengthBits) - 2;

    /// <summary>The length of a row that is longer than is allowed; it is never read.</summary>
    public const int TooLong = (1 << LengthBits) - 1;

    // 24 bits of length below 40 bits of offset.
    private const int LengthBits = 24;
    private const long LongestFileBytes = 1L << (64 - LengthBits);

    // Blocks instead of one growing array: nothing is ever copied, and no array is doubled for its last row.
    private const int BlockBits = 15;
    private const int BlockRows = 1 << BlockBits;
    private readonly List<ulong[]> _blocks = [];

    // Rows from First on have the number: index + Shift.
    private readonly List<(long First, long Shift)> _shifts = [];

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="offset">Its first byte in the file.</param>
    /// <param name="length">Its bytes, or <see cref="TooLong"/>.</param>
    /// <param name="number">Its 1-based line or element.</param>
    /// <exception cref="NotSupportedException">The file is longer than a terabyte.</exception>
    public void Add(long offset, int length, long number)
    {
        if (offset >= LongestFileBytes)
        {
            throw new NotSupportedException($"a file of training data is longer than {LongestFileBytes} bytes; split it");
        }

        int inBlock = (int)(Count & (BlockRows - 1));
        if (inBlock == 0)
        {
            _blocks.Add(new ulong[BlockRows]);
        }

        _blocks[^1][inBlock] = ((ulong)offset << LengthBits) | (uint)length;
        long shift = number - Count;
        if (_shifts.Count == 0 || _shifts[^1].Shift != shift)
        {
            _shifts.Add((Count, shift));
        }

        Count++;
    }

    /// <summary>Where row <paramref name="index"/>, 0-based, stands.</summary>
    public (long Offset, int Length) Place(long index)
    {
        ulong entry = _blocks[(int)(index >> BlockBits)][index & (BlockRows - 1)];
        return ((long)(entry >> LengthBits), (int)(entry & TooLong));
    }

    /// <summary>The 1-based line or element of row <paramref name="index"/>, 0-based.</summary>
    public long Number(long index)
    {
        int low = 0;
        int high = _shifts.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _shifts[middle].First <= index ? (middle, high) : (low, middle - 1);
        }

        return index + _shifts[low].Shift;
    }
}
