using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>A few AdamW steps on fixed sequences.</summary>
internal static class TrainingRun
{
    /// <summary>Trains and returns the loss before each step.</summary>
    public static double[] Steps(Decoder model, IEnumerable<Parameter> parameters, Processor processor, int steps, double learningRate = 0.003)
    {
        int[][] sequences = SmallModels.Sequences(model.Config.VocabularySize, 9, 30, 2, 17);
        using Tape tape = new(processor);
        using AdamW optimizer = new(processor, parameters, new AdamWOptions { WeightDecay = 0.1f });
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            losses[step] = NextTokenLoss.Backward(model, tape, sequences);
            optimizer.Step(learningRate);
            tape.Reset();
        }

        return losses;
    }

    /// <summary>SHA-256 of all weights.</summary>
    public static string Digest(Decoder model)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Parameter parameter in model.Parameters)
        {
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Values));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
