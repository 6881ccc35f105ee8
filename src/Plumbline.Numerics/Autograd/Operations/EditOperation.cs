using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>How the gradient passes through an activation that was edited by hand.</summary>
public enum EditGradient
{
    /// <summary>The edit added something that does not depend on the activation: the gradient passes unchanged.</summary>
    Pass,

    /// <summary>Elements that the edit changed are constants and stop the gradient; elements it left alone pass it.</summary>
    StopWhereChanged,
}

/// <summary>Lets outside code read and change an activation on its way through a model.</summary>
public static unsafe class EditOperation
{
    /// <summary>Copies an activation and lets <paramref name="edit"/> change the copy.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="x">The activation; stays as it is, because the operation that made it may need it.</param>
    /// <param name="edit">Changes the copy through <see cref="Tensor.Edit"/>.</param>
    /// <param name="gradient">How gradients pass.</param>
    /// <returns>The edited copy.</returns>
    public static Tensor Edit(this Tape tape, Tensor x, Action<Tensor> edit, EditGradient gradient)
    {
        Tensor y = tape.NewTensor(x.Rows, x.Columns, x.Name, x.RequiresGradient);
        x.Values.CopyTo(y.Edit());
        edit(y);
        if (y.RequiresGradient)
        {
            EditNode node = tape.Record<EditNode>(y);
            node.X = x;
            node.Gradient = gradient;
        }

        return y;
    }

    private sealed class EditNode : Node
    {
        public Tensor X = null!;
        public EditGradient Gradient;

        public override void Backward(Tape tape)
        {
            float* target = tape.GradientToAddTo(X);
            for (long i = 0; i < Output.Count; i++)
            {
                if (Gradient == EditGradient.Pass || Output.Data[i] == X.Data[i])
                {
                    target[i] += Output.GradientData[i];
                }
            }
        }
    }
}
