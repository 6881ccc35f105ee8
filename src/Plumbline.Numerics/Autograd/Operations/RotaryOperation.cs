using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>Rotary position embedding; kernel: <c>Rotary/RotaryKernel</c>.</summary>
public static unsafe class RotaryOperation
{
    /// <summary>Rotates every head of every row by the angle of its position, in place: <paramref name="x"/> itself changes.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="x">Queries or keys <c>[tokens, heads · headSize]</c>, made by an operation that does not need its result again (linear, RMS norm).</param>
    /// <param name="table">Angles.</param>
    /// <param name="positions">Position of each row, below <c>table.PositionCount</c>.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">A position is outside the table, or the counts do not fit.</exception>
    public static Tensor Rotate(this Tape tape, Tensor x, RotaryTable table, ReadOnlySpan<int> positions)
    {
        if (positions.Length != x.Rows || x.Columns % table.HeadSize != 0)
        {
            throw new ArgumentException($"{x} cannot be rotated by {positions.Length} positions and heads of {table.HeadSize}");
        }

        foreach (int position in positions)
        {
            if ((uint)position >= (uint)table.PositionCount)
            {
                throw new ArgumentException($"position {position} is outside the {table.PositionCount} positions of the model", nameof(positions));
            }
        }

        int* kept = tape.Keep(positions);
        int heads = x.Columns / table.HeadSize;
        tape.Backend.Rotate(x.Data, kept, table.Cosines, table.Sines, 1f, x.Rows, heads, table.HeadSize);
        if (x.RequiresGradient)
        {
            RotaryNode node = tape.Record<RotaryNode>(x);
            node.Table = table;
            node.Positions = kept;
        }

        return x;
    }

    private sealed class RotaryNode : Node
    {
        public RotaryTable Table = null!;
        public int* Positions;

        public override bool OwnsOutput => false;

        public override void Backward(Tape tape) =>
            tape.Backend.Rotate(
                Output.GradientData, Positions, Table.Cosines, Table.Sines, -1f, Output.Rows, Output.Columns / Table.HeadSize, Table.HeadSize);
    }
}
