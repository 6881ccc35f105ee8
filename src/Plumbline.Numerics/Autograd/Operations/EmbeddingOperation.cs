using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>Row look-up in a table, and selection of rows of an activation.</summary>
public static unsafe class EmbeddingOperation
{
    /// <summary>One table row per index: token or position embeddings, or chosen rows of an activation.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="table">Table <c>[entries, channels]</c>.</param>
    /// <param name="indices">Row of each result, 0 to entries − 1.</param>
    /// <returns><c>[indices, channels]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the table.</exception>
    public static Tensor Rows(this Tape tape, Tensor table, ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)table.Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), $"index {index} is outside {table}: expected 0 to {table.Rows - 1}");
            }
        }

        int* kept = tape.Keep(indices);
        Tensor y = tape.NewTensor(indices.Length, table.Columns, table.Name, table.RequiresGradient);
        if (table is Parameter { IsBFloat16: true } packed)
        {
            tape.Backend.GatherBFloat16Rows(packed.PackedTransposed(tape.Backend), kept, y.Data, y.Rows, y.Columns);
            return y;
        }

        tape.Backend.GatherRows(table.Data, kept, y.Data, y.Rows, y.Columns);
        if (y.RequiresGradient)
        {
            RowsNode node = tape.Record<RowsNode>(y);
            node.Table = table;
            node.Indices = kept;
        }

        return y;
    }

    private sealed class RowsNode : Node
    {
        public Tensor Table = null!;
        public int* Indices;

        public override void Backward(Tape tape)
        {
            if (Table is not Parameter parameter)
            {
                tape.Backend.ScatterAddRows(Output.GradientData, Indices, tape.GradientToAddTo(Table), Output.Rows, Output.Columns);
                return;
            }

            LookedUpRows lookedUp = parameter.LookedUp();
            int* slots = (int*)tape.Rent(Output.Rows);
            lookedUp.Assign(Indices, Output.Rows, slots);
            tape.Backend.ScatterAddRows(Output.GradientData, slots, lookedUp.Sums, Output.Rows, Output.Columns);
        }
    }
}
