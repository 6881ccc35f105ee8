using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>One batch of sequences, cut into passes of some size, with gradients accumulated over the passes.</summary>
internal static class SplitPasses
{
    /// <summary>Gradient of each parameter by its name, and the log-probabilities and entropies of all tokens under "log-probs" and "entropies".</summary>
    public static Dictionary<string, float[]> Run(
        Decoder model, IReadOnlyList<Parameter> parameters, Processor processor, int[] lengths, int sequencesPerPass, bool readBetween = false, RecomputePolicy recompute = RecomputePolicy.Nothing)
    {
        int[][] sequences = SmallModels.Sequences(model.Config.VocabularySize, lengths);
        using Tape tape = new(processor) { Recompute = recompute };
        TokenBatch batch = new();
        List<float> allLogProbs = [];
        List<float> allEntropies = [];
        foreach (int[][] pass in sequences.Chunk(sequencesPerPass))
        {
            int first = allLogProbs.Count;
            batch.Set(pass);
            int[] targets = [.. pass.SelectMany(sequence => sequence.Reverse())];
            (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(model.Hidden(tape, batch), model.OutputWeight, targets, withEntropy: true);
            tape.Seed(logProbs, Weights("weights", first, targets.Length));
            tape.Seed(entropies!, Weights("bonuses", first, targets.Length));
            allLogProbs.AddRange(logProbs.Values);
            allEntropies.AddRange(entropies!.Values);
            tape.Backward();
            tape.Reset();
            if (readBetween)
            {
                parameters.Sum(parameter => (double)parameter.Gradient[^1]).ShouldNotBe(0);
            }
        }

        Dictionary<string, float[]> gradients = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Gradient.ToArray());
        gradients["log-probs"] = [.. allLogProbs];
        gradients["entropies"] = [.. allEntropies];
        foreach (Parameter parameter in parameters)
        {
            parameter.ClearGradient();
        }

        return gradients;
    }

    public static void ShouldHaveBitsOf(this Dictionary<string, float[]> actual, Dictionary<string, float[]> expected, string what)
    {
        actual.Keys.ShouldBe(expected.Keys, what);
        foreach ((string name, float[] values) in actual)
        {
            values.ShouldHaveBitsOf(expected[name], $"{name}, {what}");
        }
    }

    private static float[] Weights(string name, int first, int count)
    {
        float[] weights = new float[first + count];
        new RandomStream(3, name).FillGaussian(weights, 1);
        return weights[first..];
    }
}
