using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.LogProbs;

/// <summary>
/// Log-probability of one target per row of logits, divided by a temperature first: logit[target] − logsumexp(logits), in nats; optionally the
/// entropy of each row. At a temperature other than 1 the divided logits take the place of the logits.
/// The backward pass overwrites the logits with their gradient, so a <c>[tokens, vocabulary]</c> matrix exists once. Reference: <see cref="LogProbReference"/>.
/// </summary>
internal static unsafe class LogProbKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Log-probabilities are not let below this: e to its power is already 0, and 0 · (−∞) would be no number.</summary>
    private const float LogProbFloor = -1000f;

    public struct Forward : IParallelWork
    {
        public float* Logits, LogProbs, LogSums, Entropies;
        public int* Targets;
        public float InverseTemperature;
        public int Rows, Vocabulary, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                float* logits = Logits + ((long)row * Vocabulary);
                if (InverseTemperature != 1f)
                {
                    RowMath<TLanes>.Scale(logits, InverseTemperature, Vocabulary);
                }

                float maximum = RowMath<TLanes>.Max(logits, Vocabulary);
                float logSum = (float)ScalarMath.Log(RowMath<TLanes>.SumExp(logits, maximum, Vocabulary));
                LogSums[row] = logSum;
                LogProbs[row] = logits[Targets[row]] - maximum - logSum;
                if (Entropies != null)
                {
                    Entropies[row] = 0f - ExpectedLogProb(logits, maximum, logSum);
                }
            }
        }

        /// <summary>Σ p · log p.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly float ExpectedLogProb(float* logits, float maximum, float logSum)
        {
            TLanes sum = TLanes.Zero;
            TLanes maxima = TLanes.Create(maximum);
            TLanes logSums = TLanes.Create(logSum);
            int i = 0;
            for (; i + 16 <= Vocabulary; i += 16)
            {
                TLanes logProb = LogProb(TLanes.Load(logits + i), maxima, logSums);
                sum = TLanes.FusedMultiplyAdd(LanesMath.Exp(logProb), logProb, sum);
            }

            if (i < Vocabulary)
            {
                // Absent lanes hold logit 0, which may be far above all others: their products are dropped.
                float* tail = stackalloc float[16];
                TLanes logProb = LogProb(TLanes.LoadPartial(logits + i, Vocabulary - i), maxima, logSums);
                (LanesMath.Exp(logProb) * logProb).Store(tail);
                sum += TLanes.LoadPartial(tail, Vocabulary - i);
            }

            return TLanes.Sum(sum);
        }
    }

    /// <summary>
    /// From logits that <see cref="Forward"/> has divided by the temperature:
    /// dlogit_j = dLogProb · (1[j = target] − p_j) − dEntropy · p_j · (log p_j + H), p = softmax(logits), then all divided by the temperature.
    /// </summary>
    public struct Backward : IParallelWork
    {
        public float* Logits, LogSums, Entropies, DLogProbs, DEntropies;
        public int* Targets;
        public float InverseTemperature;
        public int Rows, Vocabulary, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                float* logits = Logits + ((long)row * Vocabulary);
                float maximum = RowMath<TLanes>.Max(logits, Vocabulary);
                float dLogProb = DLogProbs == null ? 0f : DLogProbs[row];
                if (DEntropies == null || DEntropies[row] == 0f)
                {
                    Row(logits, maximum, LogSums[row], -dLogProb, 0f, 0f);
                }
                else
                {
                    Row(logits, maximum, LogSums[row], -dLogProb, -DEntropies[row], Entropies[row]);
                }

                logits[Targets[row]] += dLogProb;
                if (InverseTemperature != 1f)
                {
                    RowMath<TLanes>.Scale(logits, InverseTemperature, Vocabulary);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Row(float* logits, float maximum, float logSum, float direct, float entropyFactor, float entropy)
        {
            TLanes maxima = TLanes.Create(maximum);
            TLanes logSums = TLanes.Create(logSum);
            TLanes constant = TLanes.Create(direct + (entropyFactor * entropy));
            TLanes slope = TLanes.Create(entropyFactor);
            int i = 0;
            for (; i + 16 <= Vocabulary; i += 16)
            {
                TLanes logProb = LogProb(TLanes.Load(logits + i), maxima, logSums);
                (LanesMath.Exp(logProb) * TLanes.FusedMultiplyAdd(slope, logProb, constant)).Store(logits + i);
            }

            if (i < Vocabulary)
            {
                int rest = Vocabulary - i;
                TLanes logProb = LogProb(TLanes.LoadPartial(logits + i, rest), maxima, logSums);
                (LanesMath.Exp(logProb) * TLanes.FusedMultiplyAdd(slope, logProb, constant)).StorePartial(logits + i, rest);
            }
        }
    }

    /// <summary>(logit − maximum) − log-sum. The two are never added to one normaliser: at large logits their sum would round the log-sum away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogProb(TLanes logits, TLanes maxima, TLanes logSums)
    {
        TLanes logProb = logits - maxima - logSums;
        TLanes floor = TLanes.Create(LogProbFloor);
        return TLanes.SelectGreater(floor, logProb, floor, logProb);
    }
}
