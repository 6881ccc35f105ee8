using System.Runtime.CompilerServices;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// A weight <c>[out, in]</c> as bfloat16, the upper sixteen bits of a float, in the panels that products read: panel p holds outputs 32·p to
/// 32·p + 31 as <c>[in][16]</c> words, see <see cref="BFloat16Panels{TLanes}"/>. Absent outputs are zeros. Words are stored as floats and never read as such.
/// </summary>
internal static unsafe class BFloat16Packing
{
    /// <summary>Words of one input of a panel.</summary>
    public const int RowWords = 16;

    private const int PanelColumns = 2 * RowWords;

    /// <summary>Words of the packed form.</summary>
    public static long Size(int outputs, int inputs) => (outputs + PanelColumns - 1L) / PanelColumns * RowWords * inputs;

    /// <summary>Packs a weight, rounding to nearest, ties to even.</summary>
    /// <param name="weight"><c>[outputs, inputs]</c>.</param>
    /// <param name="outputs">Rows of the weight.</param>
    /// <param name="inputs">Columns of the weight.</param>
    /// <param name="target">Zeroed memory of <see cref="Size"/>.</param>
    public static void Pack(float* weight, int outputs, int inputs, float* target)
    {
        for (int output = 0; output < outputs; output++)
        {
            float* row = weight + ((long)output * inputs);
            ushort* halves = Halves(target, inputs, output);
            for (int input = 0; input < inputs; input++)
            {
                halves[input * PanelColumns] = Round(row[input]);
            }
        }
    }

    /// <summary>One output's weights as floats.</summary>
    public static void ReadRow(float* packed, int inputs, int output, float* target)
    {
        ushort* halves = Halves(packed, inputs, output);
        for (int input = 0; input < inputs; input++)
        {
            target[input] = BitConverter.UInt32BitsToSingle((uint)halves[input * PanelColumns] << 16);
        }
    }

    /// <summary>The nearest bfloat16; the even one of two equally near; a NaN stays one.</summary>
    public static ushort Round(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x40) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    /// <summary>Widens some depths of a panel to <c>[depth][32]</c> floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen<TLanes>(float* panel, int depth, float* target)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int k = 0; k < depth; k++, panel += RowWords, target += PanelColumns)
        {
            BFloat16Panels<TLanes>.First(panel).Store(target);
            BFloat16Panels<TLanes>.Second(panel).Store(target + RowWords);
        }
    }

    /// <summary>Where the first input of an output is; the next is <see cref="PanelColumns"/> further. Words are little-endian, as all of .NET's platforms with vectors are.</summary>
    private static ushort* Halves(float* packed, int inputs, int output)
    {
        int column = output % PanelColumns;
        long word = ((long)(output / PanelColumns) * RowWords * inputs) + (column % RowWords);
        return (ushort*)(packed + word) + (column / RowWords);
    }
}
