using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.LogProbs;

/// <summary>
/// Log-probability of one target per row of logits: logit[target] − logsumexp(logits), in nats; optionally the entropy of each row.
/// The backward pass overwrites the logits with their gradient, so a <c>[tokens, vocabulary]</c> matrix exists once. Reference: <see cref="LogProbReference"/>.
/// </summary>
internal static unsafe class LogProbKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public struct Forward : IParallelWork
    {
        public float* Logits, LogProbs, LogNormalizers, Entropies;
        public int* Targets;
        public int Rows, Vocabulary, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                float* logits = Logits + ((long)row * Vocabulary);
                float maximum = RowMath<TLanes>.Max(logits, Vocabulary);
                float logSum = (float)ScalarMath.Log(RowMath<TLanes>.SumExp(logits, maximum, Vocabulary));
                LogNormalizers[row] = maximum + logSum;
                LogProbs[row] = logits[Targets[row]] - maximum - logSum;
                if (Entropies != null)
                {
                    Entropies[row] = LogNormalizers[row] - ExpectedLogit(logits, LogNormalizers[row]);
                }
            }
        }

        /// <summary>Σ p·logit; the entropy is the log-normaliser minus this.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly float ExpectedLogit(float* logits, float logNormalizer)
        {
            TLanes sum = TLanes.Zero;
            TLanes shift = TLanes.Create(logNormalizer);
            int i = 0;
            for (; i + 16 <= Vocabulary; i += 16)
            {
                TLanes logit = TLanes.Load(logits + i);
                sum = TLanes.FusedMultiplyAdd(LanesMath.Exp(logit - shift), logit, sum);
            }

            if (i < Vocabulary)
            {
                // Absent lanes hold logit 0 and so add e^(−shift) · 0.
                TLanes logit = TLanes.LoadPartial(logits + i, Vocabulary - i);
                sum = TLanes.FusedMultiplyAdd(LanesMath.Exp(logit - shift), logit, sum);
            }

            return TLanes.Sum(sum);
        }
    }

    /// <summary>
    /// dlogit_j = dLogProb · (1[j = target] − p_j) − dEntropy · p_j · (log p_j + H), p = softmax(logits).
    /// </summary>
    public struct Backward : IParallelWork
    {
        public float* Logits, LogNormalizers, Entropies, DLogProbs, DEntropies;
        public int* Targets;
        public int Rows, Vocabulary, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                float* logits = Logits + ((long)row * Vocabulary);
                float dLogProb = DLogProbs == null ? 0f : DLogProbs[row];
                if (DEntropies == null || DEntropies[row] == 0f)
                {
                    Row(logits, LogNormalizers[row], -dLogProb, 0f, 0f);
                }
                else
                {
                    Row(logits, LogNormalizers[row], -dLogProb, -DEntropies[row], Entropies[row]);
                }

                logits[Targets[row]] += dLogProb;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Row(float* logits, float logNormalizer, float direct, float entropyFactor, float entropy)
        {
            TLanes shift = TLanes.Create(logNormalizer);
            TLanes constant = TLanes.Create(direct + (entropyFactor * entropy));
            TLanes slope = TLanes.Create(entropyFactor);
            int i = 0;
            for (; i + 16 <= Vocabulary; i += 16)
            {
                TLanes logProb = TLanes.Load(logits + i) - shift;
                (LanesMath.Exp(logProb) * TLanes.FusedMultiplyAdd(slope, logProb, constant)).Store(logits + i);
            }

            if (i < Vocabulary)
            {
                int rest = Vocabulary - i;
                TLanes logProb = TLanes.LoadPartial(logits + i, rest) - shift;
                (LanesMath.Exp(logProb) * TLanes.FusedMultiplyAdd(slope, logProb, constant)).StorePartial(logits + i, rest);
            }
        }
    }
}
