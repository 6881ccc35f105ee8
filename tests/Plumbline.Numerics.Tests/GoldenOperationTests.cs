using System.Text.Json;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;
using Plumbline.Numerics.Tests.LogProbs;

namespace Plumbline.Numerics.Tests;

/// <summary>Every operation of golden/operations, forwards and backwards, at every width.</summary>
[Trait("Layer", "Golden")]
public unsafe class GoldenOperationTests
{
    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void CrossEntropy_GoldenLogits_Match(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("cross_entropy", 7))
        {
            using LogProbMemory memory = new(golden.Floats("logits"), golden.Integers("targets"));
            int vocabulary = golden.Columns("logits");
            memory.Forward(processor, vocabulary);
            Near(memory.LogProbs, [.. golden.Doubles("losses").Select(loss => -loss)], name);
            Near(memory.Backward(processor, vocabulary, [.. golden.Floats("dlosses").Select(d => -d)], null), golden.Doubles("dlogits"), name);
        }
    }

    // The engine has no softmax of its own, but exp of the log-probabilities of all targets is one.
    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Softmax_GoldenScores_AreTheExponentialsOfLogProbs(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("softmax", 4))
        {
            float[] scores = golden.Floats("x");
            int columns = golden.Columns("x");
            float[] repeated = [.. Enumerable.Range(0, scores.Length).SelectMany(i => scores.AsSpan(i / columns * columns, columns).ToArray())];
            using LogProbMemory memory = new(repeated, [.. Enumerable.Range(0, scores.Length).Select(i => i % columns)]);
            memory.Forward(processor, columns);
            Near([.. memory.LogProbs.Select(MathF.Exp)], golden.Doubles("y"), name);
        }
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void RmsNorm_GoldenRows_Match(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("rms_norm", 4))
        {
            using Tape tape = new(processor);
            using Parameter gain = Weight(golden, "weight");
            Tensor x = tape.Input(golden.Floats("x"), 3, requiresGradient: true);
            Replay(tape, tape.RmsNorm(x, gain, (float)golden.Number("epsilon")), golden, x, name);
            Near(gain.Gradient, golden.Doubles("dweight"), name);
        }
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void LayerNorm_GoldenRows_Match(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("layer_norm", 3))
        {
            using Tape tape = new(processor);
            using Parameter gain = Weight(golden, "weight");
            using Parameter bias = Weight(golden, "bias");
            Tensor x = tape.Input(golden.Floats("x"), 3, requiresGradient: true);
            Replay(tape, tape.LayerNorm(x, gain, bias, (float)golden.Number("epsilon")), golden, x, name);
            Near(gain.Gradient, golden.Doubles("dweight"), name);
            Near(bias.Gradient, golden.Doubles("dbias"), name);
        }
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Gelu_GoldenValues_Match(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("gelu_tanh", 2))
        {
            using Tape tape = new(processor);
            Tensor x = tape.Input(golden.Floats("x"), 1, requiresGradient: true);
            Replay(tape, tape.Gelu(x), golden, x, name);
        }
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void SwiGlu_OfGoldenValuesTimesOne_IsSilu(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("silu", 2))
        {
            using Tape tape = new(processor);
            Tensor gate = tape.Input(golden.Floats("x"), 1, requiresGradient: true);
            float[] ones = new float[gate.Columns];
            Array.Fill(ones, 1f);
            Replay(tape, tape.SwiGlu(gate, tape.Input(ones, 1, requiresGradient: true)), golden, gate, name);
        }
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Rotate_GoldenPositions_Match(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        foreach ((JsonElement golden, string name) in Cases("rope", 2))
        {
            using Tape tape = new(processor);
            using RotaryTable table = new(RotaryTable.Frequencies((int)golden.Number("head_dim"), golden.Number("theta")), 2048);
            int[] positions = golden.Integers("positions");
            Tensor x = tape.Input(golden.Floats("x"), positions.Length, requiresGradient: true);
            Replay(tape, tape.Rotate(x, table, positions), golden, x, name);
        }
    }

    [Fact]
    public void Frequencies_GoldenPlainCase_Match()
    {
        (JsonElement golden, string _) = Cases("rope_frequencies", 2).Single(entry => entry.Name.EndsWith("plain", StringComparison.Ordinal));
        RotaryTable.Frequencies((int)golden.Number("head_dim"), golden.Number("theta")).ShouldBe(golden.Doubles("inverse_frequencies"), 1e-12);
    }

    private static void Replay(Tape tape, Tensor y, JsonElement golden, Tensor x, string name)
    {
        Near(y.Values, golden.Doubles("y"), name + ", y");
        tape.Seed(y, golden.Floats("dy"));
        tape.Backward();
        Near(x.Gradient, golden.Doubles("dx"), name + ", dx");
    }

    private static void Near(ReadOnlySpan<float> actual, double[] expected, string name) => actual.ShouldBeNear(expected, Golden.Tolerance, name);

    private static Parameter Weight(JsonElement golden, string property)
    {
        float[] values = golden.Floats(property);
        Parameter parameter = new(property, values.Length);
        values.CopyTo(parameter.Edit());
        return parameter;
    }

    private static IEnumerable<(JsonElement Case, string Name)> Cases(string operation, int atLeast)
    {
        IReadOnlyList<JsonElement> cases = Golden.Operation(operation);
        cases.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        return cases.Select(golden => (golden, $"{operation}/{golden.GetProperty("name").GetString()}"));
    }
}
