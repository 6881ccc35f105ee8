using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.NashLearning;

/// <summary>What training gave. On a cycle the two differ: look at both.</summary>
/// <param name="Last">The last policy.</param>
/// <param name="Average">The average of all policies, each weighted alike: to play it, draw a step, then from its policy.</param>
public sealed record NashIterates(IReadOnlyList<double> Last, IReadOnlyList<double> Average);

/// <summary>Trains a policy in a <see cref="PreferenceGame"/>, with exact win rates.</summary>
public static class NashLearner
{
    /// <summary>Trains.</summary>
    /// <param name="game">The game.</param>
    /// <param name="start">The first policy, positive everywhere. Default null: the reference.</param>
    /// <param name="options">Rule, step size, steps. Default null: as <see cref="NashLearningOptions"/> says.</param>
    /// <exception cref="ArgumentException">The options are wrong, ητ is above 1, or the start lacks an option.</exception>
    public static NashIterates Learn(PreferenceGame game, IReadOnlyList<double>? start = null, NashLearningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(game);
        options ??= new NashLearningOptions();
        double[] policy = [.. start ?? game.Reference];
        if (policy.Length != game.Reference.Count || policy.Any(value => !(value > 0)))
        {
            throw new ArgumentException($"the start is {string.Join(", ", policy)}; expected {game.Reference.Count} positive numbers", nameof(start));
        }

        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        double tau = game.Regularisation;
        if (!options.Scheduled && options.StepSize * tau > 1)
        {
            throw new ArgumentException($"StepSize {options.StepSize} times the regularisation {tau} is {options.StepSize * tau}; expected at most 1", nameof(options));
        }

        double[] average = new double[policy.Length];
        for (int step = 0; step < options.Steps; step++)
        {
            double eta = options.Scheduled ? 2 / (tau * (step + 2)) : options.StepSize;
            policy = options.Rule switch
            {
                NashRule.OnlineMirrorDescent => Move(game, policy, policy, eta),
                NashRule.NashMirrorDescent => Move(game, policy, Mixture(game, policy, eta), eta),
                _ => Move(game, policy, Move(game, policy, policy, eta), eta),
            };
            for (int i = 0; i < policy.Length; i++)
            {
                average[i] += policy[i] / options.Steps;
            }
        }

        return new NashIterates(policy, average);
    }

    // π^(1−ητ) μ^(ητ) exp(η P(· ≻ opponent)).
    private static double[] Move(PreferenceGame game, double[] policy, double[] opponent, double eta) => Tilt(game, policy, game.Preferences.WinRates(opponent), eta);

    private static double[] Mixture(PreferenceGame game, double[] policy, double eta) => Tilt(game, policy, new double[policy.Length], eta);

    private static double[] Tilt(PreferenceGame game, double[] policy, double[] logits, double eta)
    {
        double pull = eta * game.Regularisation;
        for (int i = 0; i < logits.Length; i++)
        {
            // A probability that underflowed would stay at 0 for ever: it is held at the least positive number.
            logits[i] = (eta * logits[i]) + ((1 - pull) * Math.Log(Math.Max(policy[i], double.Epsilon))) + (pull * Math.Log(game.Reference[i]));
        }

        return ProbabilityVector.Softmax(logits);
    }
}
