using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests;

/// <summary>Tensors with given values.</summary>
internal static class TapeInputs
{
    public static Tensor Input(this Tape tape, float[] values, int rows, bool requiresGradient = false)
    {
        Tensor tensor = tape.Zeros(rows, values.Length / rows, "input", requiresGradient);
        values.CopyTo(tensor.Edit());
        return tensor;
    }

    public static Parameter Parameter(string name, int[] shape, double deviation = 1, float mean = 0)
    {
        Parameter parameter = new(name, shape);
        float[] values = RandomArrays.Normal($"{name}/{string.Join('x', shape)}", checked((int)parameter.Count), deviation);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += mean;
        }

        values.CopyTo(parameter.Edit());
        return parameter;
    }
}
