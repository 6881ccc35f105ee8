using System.Numerics;
using System.Runtime.InteropServices;

namespace Plumbline.Worlds.Agents;

/// <summary>target += scale · source, element by element, so that every vector width gives the same bits.</summary>
internal static class ScaledSum
{
    /// <summary>Adds a multiple of a row of numbers to another of the same length.</summary>
    public static void Add(Span<float> target, ReadOnlySpan<float> source, float scale)
    {
        Span<Vector<float>> targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> sources = MemoryMarshal.Cast<float, Vector<float>>(source);
        Vector<float> scales = new(scale);
        for (int block = 0; block < targets.Length; block++)
        {
            targets[block] += sources[block] * scales;
        }

        for (int i = targets.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] += source[i] * scale;
        }
    }
}
