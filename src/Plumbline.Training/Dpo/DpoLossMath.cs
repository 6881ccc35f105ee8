using static Plumbline.Training.Preferences.LogisticMath;

namespace Plumbline.Training.Dpo;

/// <summary>
/// The DPO family (Rafailov et al. 2023, "Direct Preference Optimization", and the papers named at <see cref="DpoLossKind"/>): losses on the
/// log-probabilities of preferred and other replies, with their derivatives.
/// </summary>
public static class DpoLossMath
{
    /// <summary>Mean loss over pairs, and its derivatives.</summary>
    /// <remarks>A training step that is made of several passes calls <see cref="Pair"/> and divides by the pairs of the whole step.</remarks>
    /// <param name="pairs">The pairs, at least one.</param>
    /// <param name="options">Which loss; must be valid.</param>
    /// <param name="chosenGradient">Receives the derivative of the mean by each <see cref="DpoPair.PolicyChosen"/>.</param>
    /// <param name="rejectedGradient">Receives the derivative of the mean by each <see cref="DpoPair.PolicyRejected"/>.</param>
    /// <param name="rewardShift">δ of <see cref="DpoLossKind.BcoPair"/>; no other kind reads it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no pair.</exception>
    public static DpoResult Loss(
        ReadOnlySpan<DpoPair> pairs, DpoLossOptions options, Span<double> chosenGradient, Span<double> rejectedGradient, double rewardShift = 0)
    {
        int count = pairs.Length;
        if (count == 0 || chosenGradient.Length != count || rejectedGradient.Length != count)
        {
            throw new ArgumentException($"{count} pairs and {chosenGradient.Length} and {rejectedGradient.Length} derivatives do not fit together", nameof(pairs));
        }

        DpoResult sum = default;
        for (int i = 0; i < count; i++)
        {
            DpoPairLoss pair = Pair(pairs[i], options, rewardShift);
            chosenGradient[i] = pair.ChosenGradient / count;
            rejectedGradient[i] = pair.RejectedGradient / count;
            sum = new DpoResult(
                sum.Loss + pair.Loss, sum.ChosenReward + pair.ChosenReward, sum.RejectedReward + pair.RejectedReward, sum.Accuracy + (pair.IsRight ? 1 : 0));
        }

        return new DpoResult(sum.Loss / count, sum.ChosenReward / count, sum.RejectedReward / count, sum.Accuracy / count);
    }

    /// <summary>Loss of one pair, and its derivatives by the policy's two log-probabilities.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="options">Which loss; must be valid.</param>
    /// <param name="rewardShift">δ of <see cref="DpoLossKind.BcoPair"/>; no other kind reads it.</param>
    /// <exception cref="ArgumentException">A reply has no token.</exception>
    public static DpoPairLoss Pair(in DpoPair pair, DpoLossOptions options, double rewardShift = 0)
    {
        if (pair.ChosenTokens < 1 || pair.RejectedTokens < 1)
        {
            throw new ArgumentException($"replies of {pair.ChosenTokens} and {pair.RejectedTokens} tokens; expected at least one each", nameof(pair));
        }

        bool means = options.Kind == DpoLossKind.SigmoidNorm || (options.Kind == DpoLossKind.Ipo && options.IpoLength == IpoLength.Mean);
        double chosenDivisor = means ? pair.ChosenTokens : 1;
        double rejectedDivisor = means ? pair.RejectedTokens : 1;
        (double loss, double byChosen, double byRejected) = OfRatios(
            pair.ChosenRatio / chosenDivisor, pair.RejectedRatio / rejectedDivisor, options, rewardShift);
        double byTokenMean = -options.SftWeight / pair.ChosenTokens;
        return new DpoPairLoss(
            loss + (byTokenMean * pair.PolicyChosen),
            options.Beta * pair.ChosenRatio,
            options.Beta * pair.RejectedRatio,
            (byChosen / chosenDivisor) + byTokenMean,
            byRejected / rejectedDivisor);
    }

    /// <summary>Loss and its derivatives by c and r.</summary>
    private static (double Loss, double ByChosen, double ByRejected) OfRatios(double c, double r, DpoLossOptions options, double shift)
    {
        double beta = options.Beta;
        return options.Kind switch
        {
            DpoLossKind.NcaPair => Apart(
                NegativeLogSigmoid(beta * c) + (NegativeLogSigmoid(-beta * c) / 2) + (NegativeLogSigmoid(-beta * r) / 2),
                beta * (-Sigmoid(-beta * c) + (Sigmoid(beta * c) / 2)),
                beta * Sigmoid(beta * r) / 2),
            DpoLossKind.BcoPair => Apart(
                NegativeLogSigmoid((beta * c) - shift) + NegativeLogSigmoid(shift - (beta * r)),
                -beta * Sigmoid(shift - (beta * c)),
                beta * Sigmoid((beta * r) - shift)),
            DpoLossKind.SppoHard => Apart(
                Square(c - (0.5 / beta)) + Square(r + (0.5 / beta)), 2 * (c - (0.5 / beta)), 2 * (r + (0.5 / beta))),
            DpoLossKind.ApoZero => Apart(Sigmoid(-beta * c) + Sigmoid(beta * r), -beta * Slope(beta * c), beta * Slope(beta * r)),
            DpoLossKind.ApoDown => Apart(
                Sigmoid(beta * c) + Sigmoid(-beta * (c - r)), beta * (Slope(beta * c) - Slope(beta * (c - r))), beta * Slope(beta * (c - r))),
            DpoLossKind.Ipo => OfDifference(Square(c - r - (0.5 / beta)), 2 * (c - r - (0.5 / beta))),
            _ => OfLogit(beta * (c - r), options),
        };

        static (double Loss, double ByChosen, double ByRejected) Apart(double loss, double byChosen, double byRejected) => (loss, byChosen, byRejected);
    }

    /// <summary>The losses of z = βΔ alone.</summary>
    private static (double Loss, double ByChosen, double ByRejected) OfLogit(double z, DpoLossOptions options)
    {
        double epsilon = options.LabelSmoothing;
        (double loss, double slope) = options.Kind switch
        {
            DpoLossKind.Sigmoid or DpoLossKind.SigmoidNorm => Smoothed(z, 1 - epsilon, epsilon),
            DpoLossKind.Robust => Smoothed(z, (1 - epsilon) / (1 - (2 * epsilon)), -epsilon / (1 - (2 * epsilon))),
            DpoLossKind.Hinge => (Math.Max(0, 1 - z), z < 1 ? -1.0 : 0),
            DpoLossKind.ExoPair => Exo(z, epsilon),
            DpoLossKind.Discopop => Discovered(z, options.DiscopopTemperature),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "not a known DPO loss"),
        };
        return OfDifference(loss, options.Beta * slope);
    }

    private static (double Loss, double Slope) Smoothed(double z, double right, double wrong) =>
        ((right * NegativeLogSigmoid(z)) + (wrong * NegativeLogSigmoid(-z)), (wrong * Sigmoid(z)) - (right * Sigmoid(-z)));

    private static (double Loss, double Slope) Exo(double z, double epsilon)
    {
        double right = -NegativeLogSigmoid(z) - Math.Log(1 - epsilon);
        double wrong = -NegativeLogSigmoid(-z) - Math.Log(epsilon);
        return ((Sigmoid(z) * right) + (Sigmoid(-z) * wrong), Slope(z) * (right - wrong));
    }

    private static (double Loss, double Slope) Discovered(double z, double temperature)
    {
        double blend = Sigmoid(z / temperature);
        double logistic = NegativeLogSigmoid(z);

        // Where the blend is nothing, e⁻ᶻ may be infinite: 0, not NaN.
        double exponential = blend == 0 ? 0 : Math.Exp(-z);
        double slope = (-Sigmoid(-z) * (1 - blend)) - (exponential * blend) + (Slope(z / temperature) / temperature * (exponential - logistic));
        return ((logistic * (1 - blend)) + (exponential * blend), slope);
    }

    private static (double Loss, double ByChosen, double ByRejected) OfDifference(double loss, double slope) => (loss, slope, -slope);

    private static double Slope(double z) => Sigmoid(z) * Sigmoid(-z);

    private static double Square(double x) => x * x;
}
