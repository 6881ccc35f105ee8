using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;
using Plumbline.Numerics.Tests.Autograd;

namespace Plumbline.Numerics.Tests.Determinism;

/// <summary>SHA-256 over everything that twenty training steps of a two-layer network compute: outputs, gradients and final weights.</summary>
internal static class TrainingDigest
{
    private const int Steps = 20;

    // The first passes are large enough for threads to share: 66 rows of 260 logits, and products of more than 60,000 multiplications.
    private static readonly int[] Lengths = [33, 1, 13, 19];

    public static string Compute(ProcessorOptions options)
    {
        using Processor processor = new(options);
        using Tape tape = new(processor);
        using SmallModel model = new(layers: 2, vocabulary: 260, width: 36, heads: 4, keyValueHeads: 2, headSize: 10, inner: 50);
        using AdamW optimizer = new(processor, model.Parameters, new AdamWOptions { WeightDecay = 0.1f });
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        SequenceBatch sequences = new(Lengths);
        LearningRateSchedule schedule = new() { Peak = 0.02, Decay = LearningRateDecay.Cosine, WarmupSteps = 3, TotalSteps = Steps };
        for (int step = 0; step < Steps; step++)
        {
            int rows = sequences.TotalRows;
            tape.Reset();
            (Tensor logProbs, Tensor? entropies) = model.Forward(
                tape, RandomArrays.Indices($"tokens/{step}", rows, 260), RandomArrays.Indices($"targets/{step}", rows, 260), sequences, withEntropy: true);
            tape.Seed(logProbs, RandomArrays.Normal($"seed/{step}", rows));
            tape.Seed(entropies!, RandomArrays.Normal($"entropy/{step}", rows, 0.1));
            tape.Backward();
            Add(logProbs.Values);
            Add(entropies!.Values);
            foreach (Parameter parameter in model.Parameters)
            {
                Add(parameter.Gradient);
            }

            double norm = optimizer.Step(schedule.At(step));
            Add(MemoryMarshal.Cast<double, float>([norm]));
        }

        foreach (Parameter parameter in model.Parameters)
        {
            Add(parameter.Values);
        }

        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(ReadOnlySpan<float> values) => hash.AppendData(MemoryMarshal.AsBytes(values));
    }
}
