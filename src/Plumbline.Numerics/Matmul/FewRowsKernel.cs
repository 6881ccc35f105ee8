using System.Runtime.CompilerServices;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// The product for a handful of rows (decoding): bound by reading the packed weights, so each row streams through panels four at a time,
/// which keeps eight independent chains in flight. The chain of each element is that of <see cref="MatmulTile{TLanes}"/>.
/// </summary>
internal static unsafe class FewRowsKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int PanelColumns = MatmulTile<TLanes>.Columns;

    public static void Multiply(in MatmulArguments m, in MatmulRight right, int firstRow, int lastRow, int firstPanel, int lastPanel)
    {
        if (right.PackedAsBFloat16)
        {
            Multiply<BFloat16Panels<TLanes>>(m, right, firstRow, lastRow, firstPanel, lastPanel);
        }
        else
        {
            Multiply<FloatPanels<TLanes>>(m, right, firstRow, lastRow, firstPanel, lastPanel);
        }
    }

    private static void Multiply<TFormat>(in MatmulArguments m, in MatmulRight right, int firstRow, int lastRow, int firstPanel, int lastPanel)
        where TFormat : struct, IPanelFormat<TLanes>
    {
        long panelFloats = (long)m.Depth * TFormat.RowFloats;
        for (int panel = firstPanel; panel < lastPanel;)
        {
            int group = lastPanel - panel >= 4 ? 4 : 1;
            float* b = right.PackedB + (panel * panelFloats);
            int column = panel * PanelColumns;
            int columns = Math.Min(group * PanelColumns, right.Columns - column);
            for (int row = firstRow; row < lastRow; row++)
            {
                float* a = m.A + (row * m.StrideA);
                float* c = right.C + (row * right.StrideC) + column;
                if (group == 4)
                {
                    FourPanels<TFormat>(a, b, panelFloats, m.Depth, c, columns, m.Accumulate);
                }
                else
                {
                    OnePanel<TFormat>(a, b, m.Depth, c, columns, m.Accumulate);
                }
            }

            panel += group;
        }
    }

    /// <summary>c[columns] (+)= a[depth] · four neighbouring panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourPanels<TFormat>(float* a, float* b, long panelFloats, int depth, float* c, int columns, bool accumulate)
        where TFormat : struct, IPanelFormat<TLanes>
    {
        float* b1 = b + panelFloats;
        float* b2 = b1 + panelFloats;
        float* b3 = b2 + panelFloats;
        TLanes c0 = TLanes.Zero, c1 = TLanes.Zero, c2 = TLanes.Zero, c3 = TLanes.Zero;
        TLanes c4 = TLanes.Zero, c5 = TLanes.Zero, c6 = TLanes.Zero, c7 = TLanes.Zero;
        if (accumulate)
        {
            c0 = LoadColumns(c, columns);
            c1 = LoadColumns(c + 16, columns - 16);
            c2 = LoadColumns(c + 32, columns - 32);
            c3 = LoadColumns(c + 48, columns - 48);
            c4 = LoadColumns(c + 64, columns - 64);
            c5 = LoadColumns(c + 80, columns - 80);
            c6 = LoadColumns(c + 96, columns - 96);
            c7 = LoadColumns(c + 112, columns - 112);
        }

        for (int k = 0; k < depth; k++)
        {
            TLanes x = TLanes.Create(a[k]);
            long offset = (long)k * TFormat.RowFloats;
            c0 = TLanes.FusedMultiplyAdd(x, TFormat.First(b + offset), c0);
            c1 = TLanes.FusedMultiplyAdd(x, TFormat.Second(b + offset), c1);
            c2 = TLanes.FusedMultiplyAdd(x, TFormat.First(b1 + offset), c2);
            c3 = TLanes.FusedMultiplyAdd(x, TFormat.Second(b1 + offset), c3);
            c4 = TLanes.FusedMultiplyAdd(x, TFormat.First(b2 + offset), c4);
            c5 = TLanes.FusedMultiplyAdd(x, TFormat.Second(b2 + offset), c5);
            c6 = TLanes.FusedMultiplyAdd(x, TFormat.First(b3 + offset), c6);
            c7 = TLanes.FusedMultiplyAdd(x, TFormat.Second(b3 + offset), c7);
        }

        StoreColumns(c0, c, columns);
        StoreColumns(c1, c + 16, columns - 16);
        StoreColumns(c2, c + 32, columns - 32);
        StoreColumns(c3, c + 48, columns - 48);
        StoreColumns(c4, c + 64, columns - 64);
        StoreColumns(c5, c + 80, columns - 80);
        StoreColumns(c6, c + 96, columns - 96);
        StoreColumns(c7, c + 112, columns - 112);
    }

    /// <summary>
    /// Four independent products of one row and one panel, side by side: cᵢ[32] = aᵢ[depth] · bᵢ. For heads of attention, whose single rows
    /// would each leave the multipliers waiting for one chain.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourProducts(in FourRows a, in FourRows b, int depth, in FourRows c)
    {
        float* a0 = a.First, a1 = a.Second, a2 = a.Third, a3 = a.Fourth;
        float* b0 = b.First, b1 = b.Second, b2 = b.Third, b3 = b.Fourth;
        TLanes c0 = TLanes.Zero, c1 = TLanes.Zero, c2 = TLanes.Zero, c3 = TLanes.Zero;
        TLanes c4 = TLanes.Zero, c5 = TLanes.Zero, c6 = TLanes.Zero, c7 = TLanes.Zero;
        for (int k = 0; k < depth; k++)
        {
            long offset = (long)k * PanelColumns;
            TLanes x = TLanes.Create(a0[k]);
            c0 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b0 + offset), c0);
            c1 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b0 + offset + 16), c1);
            x = TLanes.Create(a1[k]);
            c2 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b1 + offset), c2);
            c3 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b1 + offset + 16), c3);
            x = TLanes.Create(a2[k]);
            c4 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b2 + offset), c4);
            c5 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b2 + offset + 16), c5);
            x = TLanes.Create(a3[k]);
            c6 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b3 + offset), c6);
            c7 = TLanes.FusedMultiplyAdd(x, TLanes.Load(b3 + offset + 16), c7);
        }

        c0.Store(c.First);
        c1.Store(c.First + 16);
        c2.Store(c.Second);
        c3.Store(c.Second + 16);
        c4.Store(c.Third);
        c5.Store(c.Third + 16);
        c6.Store(c.Fourth);
        c7.Store(c.Fourth + 16);
    }

    /// <summary>c[columns] (+)= a[depth] · one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OnePanel<TFormat>(float* a, float* b, int depth, float* c, int columns, bool accumulate)
        where TFormat : struct, IPanelFormat<TLanes>
    {
        TLanes c0 = accumulate ? LoadColumns(c, columns) : TLanes.Zero;
        TLanes c1 = accumulate ? LoadColumns(c + 16, columns - 16) : TLanes.Zero;
        for (int k = 0; k < depth; k++)
        {
            TLanes x = TLanes.Create(a[k]);
            c0 = TLanes.FusedMultiplyAdd(x, TFormat.First(b + ((long)k * TFormat.RowFloats)), c0);
            c1 = TLanes.FusedMultiplyAdd(x, TFormat.Second(b + ((long)k * TFormat.RowFloats)), c1);
        }

        StoreColumns(c0, c, columns);
        StoreColumns(c1, c + 16, columns - 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LoadColumns(float* source, int columns) =>
        columns >= 16 ? TLanes.Load(source) : TLanes.LoadPartial(source, Math.Max(columns, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(TLanes value, float* target, int columns)
    {
        if (columns >= 16)
        {
            value.Store(target);
        }
        else if (columns > 0)
        {
            value.StorePartial(target, columns);
        }
    }
}

/// <summary>Four rows, one of each of four products.</summary>
internal unsafe struct FourRows
{
    public float* First, Second, Third, Fourth;
}
