using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Hidden states of some rows are, with their gradients, those of all rows of which the same are looked up.</summary>
public sealed class HiddenRowsTests
{
    private static readonly int[] Lengths = [3, 90, 1, 70];
    private readonly TokenBatch _batch = new();

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void Hidden_OfSomeRows_HasTheBitsAndGradientsOfAllRows(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        _batch.Set(SmallModels.Sequences(model.Config.VocabularySize, Lengths));

        // The end of each sequence, as replies have it; then with a row out of order and one twice.
        int[] ends = [2, .. Enumerable.Range(40, 53), 93, .. Enumerable.Range(120, 44)];
        foreach (int[] rows in new[] { ends, [.. ends, 7, 7] })
        {
            Dictionary<string, float[]> expected = Run(model, processor, tape => tape.Rows(model.Hidden(tape, _batch), rows), rows.Length);
            Run(model, processor, tape => model.Hidden(tape, _batch, rows), rows.Length).ShouldHaveBitsOf(expected, $"{name}, {rows.Length} rows");
        }
    }

    [Fact]
    public void Hidden_OfRowsOutsideTheBatch_IsRefused()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Processor processor = new();
        using Tape tape = new(processor);
        _batch.Set(SmallModels.Sequences(model.Config.VocabularySize, Lengths));

        Should.Throw<ArgumentException>(() => model.Hidden(tape, _batch, new[] { 164 }));
    }

    private static Dictionary<string, float[]> Run(Decoder model, Processor processor, Func<Tape, Tensor> forward, int rows)
    {
        using Tape tape = new(processor);
        Tensor hidden = forward(tape);
        float[] gradient = new float[rows * model.Config.HiddenSize];
        new RandomStream(3, "gradient").FillGaussian(gradient, 1);
        tape.Seed(hidden, gradient);
        tape.Backward();
        Dictionary<string, float[]> result = model.Parameters.ToDictionary(parameter => parameter.Name, parameter => WithoutSignsOfZero(parameter.Gradient));
        result["hidden"] = hidden.Values.ToArray();
        foreach (Parameter parameter in model.Parameters)
        {
            parameter.ClearGradient();
        }

        return result;
    }

    // A chain of products with exact zeros may end in either zero.
    private static float[] WithoutSignsOfZero(ReadOnlySpan<float> values)
    {
        float[] result = values.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] += 0f;
        }

        return result;
    }
}
