using System.Numerics;
using Plumbline.Numerics.Rotary;

namespace Plumbline.Models.Decoders;

/// <summary>
/// Rotary angles of the positions met so far. The table grows with the sequences and not with what config.json promises: a promise of a
/// million positions costs nothing until a text is that long.
/// </summary>
internal sealed class RotaryPositions(double[] frequencies, int supported) : IDisposable
{
    private const int SmallestTable = 1024;

    private RotaryTable? _table;

    /// <summary>A table that covers these positions. The bits of a position do not depend on the table's length.</summary>
    /// <exception cref="ArgumentException">A position is outside the model.</exception>
    public RotaryTable For(ReadOnlySpan<int> positions)
    {
        int last = 0;
        foreach (int position in positions)
        {
            last = Math.Max(last, position);
        }

        if (last >= supported)
        {
            throw new ArgumentException($"position {last} is outside the {supported} positions of the model", nameof(positions));
        }

        if (_table is null || _table.PositionCount <= last)
        {
            // Passes recorded earlier may still need the shorter table, so it is left to the garbage collector.
            _table = new RotaryTable(frequencies, (int)Math.Min(supported, Math.Max(SmallestTable, BitOperations.RoundUpToPowerOf2((uint)last + 1))));
        }

        return _table;
    }

    public void Dispose() => _table?.Dispose();
}
