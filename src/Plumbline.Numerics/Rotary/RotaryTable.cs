using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Rotary;

/// <summary>Cosines and sines of every position and frequency, computed in double and rounded once.</summary>
public sealed unsafe class RotaryTable : IDisposable
{
    private readonly NativeBuffer _cosines;
    private readonly NativeBuffer _sines;

    /// <summary>Builds the table.</summary>
    /// <param name="frequencies">Radians per position of each pair, <c>[headSize / 2]</c>; see <see cref="Frequencies"/>.</param>
    /// <param name="positions">Positions 0 to this − 1 can be rotated.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no frequency, or the positions are negative.</exception>
    public RotaryTable(ReadOnlySpan<double> frequencies, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfZero(frequencies.Length, nameof(frequencies));
        ArgumentOutOfRangeException.ThrowIfNegative(positions);
        HeadSize = 2 * frequencies.Length;
        PositionCount = positions;
        _cosines = new NativeBuffer((long)positions * frequencies.Length);
        _sines = new NativeBuffer((long)positions * frequencies.Length);
        for (int position = 0; position < positions; position++)
        {
            long row = (long)position * frequencies.Length;
            for (int i = 0; i < frequencies.Length; i++)
            {
                (double sine, double cosine) = Math.SinCos(position * frequencies[i]);
                _cosines.Pointer[row + i] = (float)cosine;
                _sines.Pointer[row + i] = (float)sine;
            }
        }
    }

    /// <summary>Elements of a head; even.</summary>
    public int HeadSize { get; }

    /// <summary>Positions the table covers.</summary>
    public int PositionCount { get; }

    internal float* Cosines => _cosines.Pointer;

    internal float* Sines => _sines.Pointer;

    /// <summary>The unscaled frequencies θ^(−2i/headSize), i = 0 … headSize/2 − 1 (Su et al. 2021, section 3.2.2).</summary>
    /// <exception cref="ArgumentException">The head size is not even and positive.</exception>
    public static double[] Frequencies(int headSize, double theta)
    {
        if (headSize < 2 || headSize % 2 != 0)
        {
            throw new ArgumentException($"head size {headSize} cannot be rotated in pairs; expected an even number above 0", nameof(headSize));
        }

        double[] frequencies = new double[headSize / 2];
        for (int i = 0; i < frequencies.Length; i++)
        {
            frequencies[i] = Math.Pow(theta, -2.0 * i / headSize);
        }

        return frequencies;
    }

    /// <summary>Frees the table.</summary>
    public void Dispose()
    {
        _cosines.Dispose();
        _sines.Dispose();
    }
}
