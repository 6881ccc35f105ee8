using Plumbline.Numerics.Compute;
using Plumbline.Numerics.LogProbs;

namespace Plumbline.Numerics.Tests.LogProbs;

public unsafe class LogProbTests
{
    public static TheoryData<int, int, float> Cases
    {
        get
        {
            TheoryData<int, int, float> cases = new() { { 0, 5, 0 }, { 70, 300, 0 }, { 3, 37, 100 }, { 3, 37, -100 }, { 2, 5, 3000 }, { 2, 21, -3000 } };
            foreach (int vocabulary in RandomArrays.EdgeLengths)
            {
                cases.Add(4, vocabulary, 0);
            }

            return cases;
        }
    }

    // All logits may be moved together without changing anything, also by far more than e^x can bear.
    [Theory]
    [MemberData(nameof(Cases))]
    public void LogProbs_EveryShape_MatchTheReference(int rows, int vocabulary, float moved)
    {
        float[] logits = [.. RandomArrays.Normal("logits", rows * vocabulary, 2).Select(x => x + moved)];
        int[] targets = RandomArrays.Indices("targets", rows, vocabulary);
        using EveryProcessor processors = new();
        float[] actual = processors.Agree(processor => Forward(processor, logits, targets, vocabulary), $"[{rows}, {vocabulary}]");
        double[] logProbs = [.. targets.Select((target, row) => LogProbReference.LogSoftmax(Row(logits, row, vocabulary))[target])];
        double[] entropies = [.. targets.Select((_, row) => LogProbReference.Entropy(Row(logits, row, vocabulary)))];
        actual[..rows].ShouldBeNear(logProbs, 1e-6, "log-probabilities", terms: 1);
        actual[rows..].ShouldBeNear(entropies, 1e-6, "entropies", terms: 1);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LogProbsBackward_EveryShape_MatchesTheReference(int rows, int vocabulary, float moved)
    {
        float[] logits = [.. RandomArrays.Normal("logits", rows * vocabulary, 2).Select(x => x + moved)];
        int[] targets = RandomArrays.Indices("targets", rows, vocabulary);
        float[] dLogProbs = RandomArrays.Normal("dLogProbs", rows);
        float[] dEntropies = [.. RandomArrays.Normal("dEntropies", rows).Select((x, i) => i % 3 == 2 ? 0 : x)];
        using EveryProcessor processors = new();
        foreach ((float[]? first, float[]? second) in new[] { (dLogProbs, null), (null, dEntropies), (dLogProbs, (float[]?)dEntropies) })
        {
            float[] actual = processors.Agree(processor => Backward(processor, logits, targets, vocabulary, first, second), $"[{rows}, {vocabulary}]");
            double[] expected =
            [
                .. targets.SelectMany((target, row) =>
                    LogProbReference.Gradient(Row(logits, row, vocabulary), target, first?[row] ?? 0, second?[row] ?? 0)),
            ];
            actual.ShouldBeNear(expected, 1e-6, "gradient", terms: 1);
        }
    }

    [Fact]
    public void LogProbs_MaskedLogits_HaveNoShareAndNoGradient()
    {
        float none = float.NegativeInfinity;
        float[] logits = [none, 1f, none, 0.5f, -2f];
        using EveryProcessor processors = new();
        double[] open = LogProbReference.LogSoftmax([1, 0.5, -2]);
        processors.Agree(processor => Forward(processor, logits, [3], 5), "masked forward")
            .ShouldBeNear([open[1], LogProbReference.Entropy([1, 0.5, -2])], 1e-6, "masked forward");
        double[] gradient = LogProbReference.Gradient([1, 0.5, -2], 1, 0.7, -0.3);
        processors.Agree(processor => Backward(processor, logits, [3], 5, [0.7f], [-0.3f]), "masked backward")
            .ShouldBeNear([0, gradient[0], 0, gradient[1], gradient[2]], 1e-6, "masked backward");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void LogProbs_OneLogitNotANumber_IsNotHidden(int place)
    {
        float[] logits = RandomArrays.Normal("logits", 41);
        logits[place] = float.NaN;
        using EveryProcessor processors = new();
        processors.Agree(processor => Forward(processor, logits, [7], 41), "NaN").ShouldAllBe(value => float.IsNaN(value));
    }

    private static double[] Row(float[] logits, int row, int vocabulary) => RandomArrays.ToDouble(logits.AsSpan(row * vocabulary, vocabulary));

    private static float[] Forward(Processor processor, float[] logits, int[] targets, int vocabulary)
    {
        using LogProbMemory memory = new(logits, targets);
        memory.Forward(processor, vocabulary);
        return [.. memory.LogProbs, .. memory.Entropies];
    }

    private static float[] Backward(Processor processor, float[] logits, int[] targets, int vocabulary, float[]? dLogProbs, float[]? dEntropies)
    {
        using LogProbMemory memory = new(logits, targets);
        memory.Forward(processor, vocabulary);
        return memory.Backward(processor, vocabulary, dLogProbs, dEntropies);
    }
}
