using Plumbline.Training.Kl;

namespace Plumbline.Training.PolicyLoss;

/// <summary>
/// Policy losses of the critic-free family and of PPO, term by term, with their derivatives. Weights say how tokens are aggregated, so passes add up to the
/// optimiser batch exactly.
/// </summary>
public static class PolicyObjectiveMath
{
    /// <summary>
    /// Σ weight · (factor · policy term + coefficient · KL − bonus · entropy). As in TRL, the KL is added after clipping and after any correction, and is not
    /// corrected itself unless its form says so.
    /// </summary>
    /// <param name="batch">What was sampled and what the models say now.</param>
    /// <param name="options">Which loss; must be valid.</param>
    /// <param name="gradient">Receives the derivative by <see cref="PolicyObjectiveBatch.NewLogProbs"/>; under a sequence ratio every token of a reply shares in it.</param>
    /// <param name="entropyGradient">Receives the derivative by the entropies; may be empty where the bonus is 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or something needed is missing.</exception>
    public static PolicyObjectiveResult Evaluate(
        PolicyObjectiveBatch batch, PolicyObjectiveOptions options, Span<double> gradient, Span<double> entropyGradient)
    {
        batch.Require(options, gradient.Length, entropyGradient.Length);
        entropyGradient.Clear();
        PolicyObjectiveResult result = default;
        int start = 0;
        foreach (int length in batch.Lengths)
        {
            PolicyObjectiveBatch reply = batch.Slice(start, length);
            result += PolicyTerm(reply, options, gradient.Slice(start, length));
            result += KlTerm(reply, options, gradient.Slice(start, length));
            result += EntropyTerm(reply, options, entropyGradient.IsEmpty ? entropyGradient : entropyGradient.Slice(start, length));
            start += length;
        }

        return result;
    }

    private static PolicyObjectiveResult PolicyTerm(PolicyObjectiveBatch reply, PolicyObjectiveOptions options, Span<double> gradient)
    {
        PolicyObjectiveResult result = default;
        int counted = reply.Weights.Length - reply.Weights.Count(0.0);
        double spread = options.RatioLevel == RatioLevel.SequenceMean ? 1.0 / counted : 1;
        double shared = options.RatioLevel == RatioLevel.Token ? 0 : spread * SumOfLogRatios(reply);
        double pulled = 0;
        for (int t = 0; t < gradient.Length; t++)
        {
            gradient[t] = 0;
            if (reply.Weights[t] == 0)
            {
                continue;
            }

            double own = reply.NewLogProbs[t] - reply.OldLogProbs[t];
            double logRatio = options.RatioLevel == RatioLevel.Token ? own : shared;
            Term term = TermOf(options, Math.Exp(logRatio), reply.Advantages[t], reply.NewLogProbs[t], own);
            double scale = reply.Weights[t] * (reply.Factors.IsEmpty ? 1 : reply.Factors[t]);
            gradient[t] = scale * term.ByLogProb;
            pulled += scale * term.ByLogRatio;
            if (options.RatioLevel == RatioLevel.Token)
            {
                gradient[t] += scale * term.ByLogRatio;
            }

            result += new PolicyObjectiveResult(
                scale * term.Loss, 0, 0, 1, term.Low ? 1 : 0, term.High ? 1 : 0, term.Capped ? 1 : 0, Math.Exp(logRatio), own * own / 2, 0, 0);
        }

        for (int t = 0; t < gradient.Length && options.RatioLevel != RatioLevel.Token; t++)
        {
            gradient[t] += reply.Weights[t] == 0 ? 0 : pulled * spread;
        }

        return result;
    }

    private static double SumOfLogRatios(PolicyObjectiveBatch reply)
    {
        double sum = 0;
        for (int t = 0; t < reply.Weights.Length; t++)
        {
            sum += reply.Weights[t] == 0 ? 0 : reply.NewLogProbs[t] - reply.OldLogProbs[t];
        }

        return sum;
    }

    private static Term TermOf(PolicyObjectiveOptions options, double ratio, double advantage, double logProb, double difference)
    {
        switch (options.Kind)
        {
            case PolicyObjectiveKind.Clipped:
                return Clipped(options, ratio, advantage);
            case PolicyObjectiveKind.Cispo:
                double held = Math.Min(ratio, options.CispoCap);
                return new Term(-held * advantage * logProb, -held * advantage, 0, false, ratio > options.CispoCap, false);
            case PolicyObjectiveKind.Reinforce:
                return new Term(-advantage * logProb, -advantage, 0, false, false, false);
            case PolicyObjectiveKind.Dro:
                return new Term(
                    (-advantage * logProb) + (options.DroBeta / 2 * difference * difference), -advantage + (options.DroBeta * difference), 0, false, false, false);
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "not a known policy loss");
        }
    }

    private static Term Clipped(PolicyObjectiveOptions options, double ratio, double advantage)
    {
        double cap = options.RatioCap ?? double.PositiveInfinity;
        double free = Math.Min(ratio, cap) * advantage;
        double held = Math.Clamp(ratio, 1 - options.ClipLow, 1 + options.ClipHigh) * advantage;
        bool clipped = held < free;
        if (!clipped && advantage < 0 && options.DualClip * advantage > free)
        {
            return new Term(-options.DualClip.GetValueOrDefault() * advantage, 0, 0, false, false, true);
        }

        bool capped = !clipped && ratio > cap;
        return new Term(-Math.Min(held, free), 0, clipped || capped ? 0 : -free, clipped && ratio < 1, clipped && ratio > 1, capped);
    }

    private static PolicyObjectiveResult KlTerm(PolicyObjectiveBatch reply, PolicyObjectiveOptions options, Span<double> gradient)
    {
        double loss = 0;
        double sum = 0;
        for (int t = 0; t < gradient.Length && options.KlCoefficient > 0; t++)
        {
            if (reply.Weights[t] == 0)
            {
                continue;
            }

            double policy = reply.NewLogProbs[t];
            double reference = reply.ReferenceLogProbs[t];
            double estimate = KlMath.Estimate(options.KlEstimator, policy, reference);
            double slope = KlMath.Derivative(options.KlEstimator, policy, reference);
            double ratio = options.KlForm == KlLossForm.ImportanceCorrected ? Math.Exp(policy - reply.OldLogProbs[t]) : 1;
            double scale = reply.Weights[t] * options.KlCoefficient;
            gradient[t] += scale * options.KlForm switch
            {
                KlLossForm.Plain => slope,
                KlLossForm.StraightThrough => policy - reference,
                KlLossForm.ImportanceCorrected => ratio * (estimate + slope),
                _ => throw new ArgumentOutOfRangeException(nameof(options), options.KlForm, "not a known form"),
            };
            loss += scale * ratio * estimate;
            sum += estimate;
        }

        return new PolicyObjectiveResult(0, loss, 0, 0, 0, 0, 0, 0, 0, sum, 0);
    }

    private static PolicyObjectiveResult EntropyTerm(PolicyObjectiveBatch reply, PolicyObjectiveOptions options, Span<double> gradient)
    {
        double loss = 0;
        double sum = 0;
        for (int t = 0; t < reply.Entropies.Length; t++)
        {
            double scale = -options.EntropyBonus * reply.Weights[t];
            if (!gradient.IsEmpty)
            {
                gradient[t] = scale;
            }

            loss += scale == 0 ? 0 : scale * reply.Entropies[t];
            sum += reply.Weights[t] == 0 ? 0 : reply.Entropies[t];
        }

        return new PolicyObjectiveResult(0, 0, loss, 0, 0, 0, 0, 0, 0, 0, sum);
    }

    /// <summary>One token: its loss, and the derivatives by its own log-probability (ratio held) and by the logarithm of the ratio.</summary>
    private readonly record struct Term(double Loss, double ByLogProb, double ByLogRatio, bool Low, bool High, bool Capped);
}
