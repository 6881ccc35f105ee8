using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>The output layer and the log-softmax in one operation, so that logits exist once and their gradient takes their place; kernel: <c>LogProbs/LogProbKernel</c>.</summary>
public static unsafe class LogProbOperation
{
    /// <summary>Below this a logit divided by the temperature may overflow.</summary>
    private const double SmallestTemperature = 0.000001;

    /// <summary>Log-probability (nats) of one target token per row under softmax(hidden · Wᵀ / temperature).</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="hidden">Final hidden states <c>[tokens, channels]</c>.</param>
    /// <param name="weight">Output weight <c>[vocabulary, channels]</c>.</param>
    /// <param name="targets">Target token of each row.</param>
    /// <param name="withEntropy">Whether to compute the entropy (nats) of each row as a second result.</param>
    /// <param name="temperature">
    /// Divides the logits, above 0. Default 1: the model's own distribution. At the temperature that replies were drawn with, without filters,
    /// these are the log-probabilities that the sampler drew by, to the bit (<see cref="SamplingOperation.SelectLogProbs"/>).
    /// </param>
    /// <returns>Log-probabilities <c>[tokens, 1]</c>; entropies <c>[tokens, 1]</c> or null. The mean cross-entropy is minus the mean of the first.</returns>
    /// <exception cref="ArgumentException">A target is outside the vocabulary, the counts differ, or the temperature is not a number from a millionth up.</exception>
    /// <exception cref="InvalidOperationException">Gradients would have to pass a weight that is stored as bfloat16.</exception>
    public static (Tensor LogProbs, Tensor? Entropies) TokenLogProbs(
        this Tape tape, Tensor hidden, Parameter weight, ReadOnlySpan<int> targets, bool withEntropy = false, double temperature = 1)
    {
        if (targets.Length != hidden.Rows || hidden.Columns != weight.Columns)
        {
            throw new ArgumentException($"{hidden}, {weight} and {targets.Length} targets do not fit together");
        }

        float inverseTemperature = InverseOf(temperature);
        foreach (int target in targets)
        {
            if ((uint)target >= (uint)weight.Rows)
            {
                throw new ArgumentException($"target token {target} is outside the vocabulary of {weight.Rows}", nameof(targets));
            }
        }

        weight.CheckGradientsPass(hidden);
        bool requiresGradient = hidden.RequiresGradient || weight.RequiresGradient;
        float* logits = tape.Rent((long)hidden.Rows * weight.Rows);
        float* logSums = tape.Rent(hidden.Rows);
        int* kept = tape.Keep(targets);
        Tensor logProbs = tape.NewTensor(hidden.Rows, 1, "log_probs", requiresGradient);
        Tensor? entropies = withEntropy ? tape.NewTensor(hidden.Rows, 1, "entropy", requiresGradient) : null;
        tape.Backend.Multiply(new MatmulArguments
        {
            A = hidden.Data, StrideA = hidden.Columns, PackedB = weight.PackedTransposed(tape.Backend), PackedAsBFloat16 = weight.IsBFloat16,
            C = logits, StrideC = weight.Rows,
            Rows = hidden.Rows, Columns = weight.Rows, Depth = hidden.Columns,
        });
        tape.Backend.LogProbs(logits, kept, logProbs.Data, logSums, entropies is null ? null : entropies.Data, inverseTemperature, hidden.Rows, weight.Rows);
        if (logProbs.RequiresGradient)
        {
            LogProbNode node = tape.Record<LogProbNode>(logProbs);
            node.Hidden = hidden;
            node.Weight = weight;
            node.Logits = logits;
            node.LogSums = logSums;
            node.Targets = kept;
            node.InverseTemperature = inverseTemperature;
            node.SecondOutput = entropies;
        }

        return (logProbs, entropies);
    }

    /// <summary>1 / temperature as float: reported and trained log-probabilities share it, and with it their bits.</summary>
    internal static float InverseOf(double temperature) =>
        temperature >= SmallestTemperature && double.IsFinite(temperature)
            ? (float)(1 / temperature)
            : throw new ArgumentException($"temperature is {temperature}; expected {SmallestTemperature} or more", nameof(temperature));

    private sealed class LogProbNode : Node
    {
        public Tensor Hidden = null!;
        public Parameter Weight = null!;
        public float* Logits;
        public float* LogSums;
        public int* Targets;
        public float InverseTemperature;
        private bool _spent;

        public override void Clear()
        {
            base.Clear();
            _spent = false;
        }

        public override void Backward(Tape tape)
        {
            if (_spent)
            {
                throw new InvalidOperationException("the logits of this step were already replaced by their gradient: reset the tape and run the step again");
            }

            _spent = true;
            tape.Backend.LogProbsBackward(
                Logits,
                Targets,
                LogSums,
                SecondOutput is null ? null : SecondOutput.Data,
                Output.HasGradient ? Output.GradientData : null,
                SecondOutput is { HasGradient: true } ? SecondOutput.GradientData : null,
                InverseTemperature,
                Hidden.Rows,
                Weight.Rows);
            LinearOperation.Backward(tape, Logits, Hidden, Weight);
        }
    }
}
