using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.RewardDesign;

/// <summary>
/// Inverse reward design (Hadfield-Menell et al. 2017, "Inverse reward design"): the specified reward w̃ is evidence about the true w only through what it makes
/// an agent do where it was designed, P(w̃ | w) ∝ exp(β w·φ̃(w̃)), φ̃ being the features of the best plan under w̃ in the training environments. Rewards are linear in features. The
/// normaliser Z(w) sums over all candidate proxies; those with equal φ̃ are counted together.
/// </summary>
public sealed class RewardPosterior
{
    private readonly double[] _probabilities;

    private RewardPosterior(IReadOnlyList<IReadOnlyList<double>> candidates, double[] probabilities) => (Candidates, _probabilities) = (candidates, probabilities);

    /// <summary>The weight vectors that were thought possible; also the proxies a designer could have written.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Candidates { get; }

    /// <summary>P(w | w̃) of each.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities;

    /// <summary>Infers it from a uniform prior over the candidates.</summary>
    /// <param name="candidates">Weight vectors, one weight for each feature.</param>
    /// <param name="proxy">w̃, what the designer wrote.</param>
    /// <param name="training">For each training environment the features of every plan possible there; at least one plan each.</param>
    /// <param name="rationality">β, how well the designer chose: 0 at random, large nearly at best. At least 0. Default 1.</param>
    /// <exception cref="ArgumentException">There is no candidate or plan, or a vector has another length than the proxy.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rationality"/> is negative or not finite.</exception>
    public static RewardPosterior Infer(
        IReadOnlyList<IReadOnlyList<double>> candidates, IReadOnlyList<double> proxy, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> training, double rationality = 1)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(proxy);
        ArgumentNullException.ThrowIfNull(training);
        if (!(rationality >= 0 && double.IsFinite(rationality)))
        {
            throw new ArgumentOutOfRangeException(nameof(rationality), rationality, "expected a finite number, 0 or more");
        }

        if (candidates.Count == 0 || training.Any(plans => plans.Count == 0) || candidates.Concat(training.SelectMany(plans => plans)).Any(vector => vector.Count != proxy.Count))
        {
            throw new ArgumentException($"expected at least one candidate, a plan in every environment, and {proxy.Count} numbers in every vector, as the proxy has", nameof(candidates));
        }

        double[] TrainedFeatures(IReadOnlyList<double> weights)
        {
            double[] sum = new double[weights.Count];
            foreach (IReadOnlyList<IReadOnlyList<double>> plans in training)
            {
                IReadOnlyList<double> best = plans[LinearPlanner.Best(weights, plans)];
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += best[i];
                }
            }

            return sum;
        }

        (double[] Features, double LogCount)[] groups = [.. candidates
            .Select(TrainedFeatures)
            .GroupBy(features => string.Join('|', features))
            .Select(group => (group.First(), Math.Log(group.Count())))];
        double[] designed = TrainedFeatures(proxy);
        double[] logits = new double[candidates.Count];
        double[] exponents = new double[groups.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            for (int g = 0; g < groups.Length; g++)
            {
                exponents[g] = groups[g].LogCount + (rationality * LinearPlanner.Value(candidates[i], groups[g].Features));
            }

            double peak = exponents.Max();
            double normaliser = peak + Math.Log(exponents.Sum(exponent => Math.Exp(exponent - peak)));
            logits[i] = (rationality * LinearPlanner.Value(candidates[i], designed)) - normaliser;
        }

        return new RewardPosterior(candidates, ProbabilityVector.Softmax(logits));
    }

    /// <summary>E[w]: planning with it is planning for the expected reward.</summary>
    public IReadOnlyList<double> Mean() => [.. Enumerable.Range(0, Candidates[0].Count).Select(feature => Moment(feature, 1))];

    /// <summary>The standard deviation of one weight.</summary>
    /// <param name="feature">Its index.</param>
    public double Deviation(int feature) => Math.Sqrt(Math.Max(0, Moment(feature, 2) - Math.Pow(Moment(feature, 1), 2)));

    /// <summary>Weight vectors drawn from it, for <see cref="LinearPlanner.RiskAverse"/>.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Draw(int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => Candidates[ProbabilityVector.Draw(_probabilities, random)])];

    private double Moment(int feature, int power)
    {
        double sum = 0;
        for (int i = 0; i < _probabilities.Length; i++)
        {
            sum += _probabilities[i] * Math.Pow(Candidates[i][feature], power);
        }

        return sum;
    }
}
