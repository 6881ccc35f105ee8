using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Attention;

/// <summary>Steps that attention and its gradient share: packed keys, and the softmax weights of up to twelve query rows.</summary>
internal static unsafe class AttentionTiles<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public const int TileRows = MatmulTile<TLanes>.Rows;
    public const int PanelColumns = MatmulTile<TLanes>.Columns;

    /// <summary>Whole panels that hold <paramref name="count"/> columns.</summary>
    public static int Panels(int count) => (count + PanelColumns - 1) / PanelColumns;

    /// <summary>Packs the columns-as-keys form <c>[keys/32][headSize][32]</c> of row-major keys.</summary>
    public static void PackKeysAsColumns(float* rows, long stride, int keys, int headSize, float* target)
    {
        for (int key = 0; key < keys; key += PanelColumns)
        {
            Packing.Transposed(
                rows + (key * stride), stride, Math.Min(PanelColumns, keys - key), headSize, target + ((long)key * headSize), PanelColumns);
        }
    }

    /// <summary>Packs the keys-as-depth form <c>[⌈headSize/32⌉][keys][32]</c> of row-major rows.</summary>
    public static void PackKeysAsDepth(float* rows, long stride, int keys, int headSize, float* target)
    {
        for (int column = 0; column < headSize; column += PanelColumns)
        {
            Packing.Straight(
                rows + column, stride, Math.Min(PanelColumns, headSize - column), keys, target + ((long)column * keys), PanelColumns);
        }
    }

    /// <summary>
    /// Left operand (rows × depth) times right operand in panels: C = left · right for <paramref name="columns"/> columns.
    /// </summary>
    /// <param name="packedRows">Twelve packed rows <c>[depth][12]</c>.</param>
    /// <param name="panels">Panels <c>[columns/32][depthStride][32]</c>.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    /// <param name="depth">Terms of each chain.</param>
    /// <param name="c">Result.</param>
    /// <param name="stride">Floats between rows of the result.</param>
    /// <param name="rows">1 to 12.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="accumulate">Whether the chains continue from the result.</param>
    public static void MultiplyPanels(
        float* packedRows, float* panels, long panelStride, int depth, float* c, long stride, int rows, int columns, bool accumulate)
    {
        for (int column = 0; column < columns; column += PanelColumns)
        {
            MatmulTile<TLanes>.Multiply(
                packedRows,
                panels + (column / PanelColumns * panelStride),
                depth,
                c + column,
                stride,
                rows,
                Math.Min(PanelColumns, columns - column),
                accumulate);
        }
    }

    /// <summary>
    /// Turns scores of one row into weights: e^(s − max)/Σ over the first <paramref name="visible"/> keys and exact zeros up to <paramref name="width"/>.
    /// A zero weight leaves a chain of fused multiply-adds unchanged, so later keys cannot touch earlier rows even in the last bit.
    /// </summary>
    public static void Softmax(float* scores, int visible, int width, out float maximum, out float inverseSum)
    {
        maximum = RowMath<TLanes>.Max(scores, visible);
        inverseSum = 1f / RowMath<TLanes>.ExpInPlace(scores, maximum, visible);
        RowMath<TLanes>.Scale(scores, inverseSum, visible);
        new Span<float>(scores + visible, width - visible).Clear();
    }

    /// <summary>The same weights from a maximum and a sum that are already known.</summary>
    public static void Softmax(float* scores, int visible, int width, float maximum, float inverseSum)
    {
        RowMath<TLanes>.ExpInPlace(scores, maximum, visible);
        RowMath<TLanes>.Scale(scores, inverseSum, visible);
        new Span<float>(scores + visible, width - visible).Clear();
    }
}
