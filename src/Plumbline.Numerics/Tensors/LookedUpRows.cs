namespace Plumbline.Numerics.Tensors;

/// <summary>
/// The share of a table's gradient that comes from looking rows up, apart from the share of products with the table. A tied embedding gets
/// both from every pass; were they one sum, its bits would depend on how a batch is cut into passes. Only rows that were met take memory.
/// </summary>
internal sealed unsafe class LookedUpRows(int tableRows, int columns) : IDisposable
{
    private const int FirstCapacity = 64;

    /// <summary>Slot of each table row, plus one; 0 where the row has none.</summary>
    private readonly int[] _slots = new int[tableRows];
    private int[] _rows = [];
    private int _count;
    private NativeBuffer? _sums;
    private NativeBuffer? _covered;

    /// <summary>Sums so far, <c>[slots, columns]</c>.</summary>
    public float* Sums => _sums is null ? null : _sums.Pointer;

    /// <summary>Finds the slot of each row; new slots hold zeros.</summary>
    public void Assign(int* rows, int count, int* slots)
    {
        for (int i = 0; i < count; i++)
        {
            int row = rows[i];
            if (_slots[row] == 0)
            {
                Grow();
                _rows[_count] = row;
                new Span<float>(_sums!.Pointer + ((long)_count * columns), columns).Clear();
                _slots[row] = ++_count;
            }

            slots[i] = _slots[row] - 1;
        }
    }

    /// <summary>Adds the sums to a table.</summary>
    /// <param name="table"><c>[tableRows, columns]</c>.</param>
    /// <param name="remember">Whether <see cref="TakeFrom"/> will be asked for what the table held before.</param>
    public void AddTo(float* table, bool remember)
    {
        if (remember && (_covered is null || _covered.Count < (long)_count * columns))
        {
            _covered?.Dispose();
            _covered = new NativeBuffer((long)_rows.Length * columns);
        }

        for (int slot = 0; slot < _count; slot++)
        {
            float* target = table + ((long)_rows[slot] * columns);
            float* sum = _sums!.Pointer + ((long)slot * columns);
            if (remember)
            {
                new ReadOnlySpan<float>(target, columns).CopyTo(new Span<float>(_covered!.Pointer + ((long)slot * columns), columns));
            }

            for (int i = 0; i < columns; i++)
            {
                target[i] += sum[i];
            }
        }
    }

    /// <summary>Gives the table back the rows that it held before <see cref="AddTo"/>.</summary>
    public void TakeFrom(float* table)
    {
        for (int slot = 0; slot < _count; slot++)
        {
            new ReadOnlySpan<float>(_covered!.Pointer + ((long)slot * columns), columns)
                .CopyTo(new Span<float>(table + ((long)_rows[slot] * columns), columns));
        }
    }

    /// <summary>Forgets all sums; the memory stays.</summary>
    public void Clear()
    {
        for (int slot = 0; slot < _count; slot++)
        {
            _slots[_rows[slot]] = 0;
        }

        _count = 0;
    }

    public void Dispose()
    {
        _sums?.Dispose();
        _covered?.Dispose();
    }

    private void Grow()
    {
        if (_count < _rows.Length)
        {
            return;
        }

        int capacity = (int)Math.Min(tableRows, Math.Max(FirstCapacity, 2L * _rows.Length));
        NativeBuffer larger = new((long)capacity * columns);
        if (_sums is not null)
        {
            long bytes = (long)_count * columns * sizeof(float);
            Buffer.MemoryCopy(_sums.Pointer, larger.Pointer, bytes, bytes);
            _sums.Dispose();
        }

        _sums = larger;
        Array.Resize(ref _rows, capacity);
    }
}
