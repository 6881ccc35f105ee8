using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Training.Health;

/// <summary>
/// Watches the metrics of a run and says when it goes wrong, each problem once, with what was measured and what to try. Pure: what it says depends on what it
/// observed alone, so that a resumed run that observes its log again says nothing twice.
/// </summary>
public sealed class RunHealth
{
    private readonly RunHealthOptions _options;
    private readonly Dictionary<string, List<double>> _history = new(StringComparer.Ordinal);
    private readonly HashSet<HealthProblem> _given = [];
    private readonly List<HealthWarning> _warnings = [];

    /// <summary>Begins to watch.</summary>
    public RunHealth(RunHealthOptions options) => _options = options;

    /// <summary>All warnings so far.</summary>
    public IReadOnlyList<HealthWarning> Warnings => _warnings;

    /// <summary>Takes the metrics of a step, or of an evaluation with names that begin with <c>eval_</c>.</summary>
    /// <param name="step">1 for the first step.</param>
    /// <param name="metrics">Numbers by name; see <see cref="HealthMetrics"/> for those that are looked at.</param>
    /// <returns>New warnings; mostly none.</returns>
    public IReadOnlyList<HealthWarning> Observe(int step, IReadOnlyDictionary<string, double> metrics)
    {
        foreach ((string name, double value) in metrics)
        {
            if (!_history.TryGetValue(name, out List<double>? values))
            {
                _history[name] = values = [];
            }

            values.Add(value);
        }

        HealthWarning[] found = [.. Look(step, metrics).OfType<HealthWarning>().Where(warning => _given.Add(warning.Problem))];
        _warnings.AddRange(found);
        return found;
    }

    private IEnumerable<HealthWarning?> Look(int step, IReadOnlyDictionary<string, double> metrics)
    {
        yield return EntropyCollapse(step, metrics);
        yield return KlExplosion(step, metrics);
        yield return RewardSaturation(step, metrics);
        yield return EndNeverProduced(step, metrics);
        yield return ChosenFalling(step, metrics);
        yield return WeakRewardModel(step, metrics);
        yield return GradientSpike(step, metrics);
        yield return UnreadableRewards(step, metrics);
        yield return Overfitting(step, metrics);
    }

    private HealthWarning? EntropyCollapse(int step, IReadOnlyDictionary<string, double> metrics) =>
        Drift(metrics, HealthMetrics.Entropy) is var (first, last) && last < _options.EntropyShare * first
            ? new HealthWarning(
                HealthProblem.EntropyCollapse,
                step,
                Text($"entropy per token fell from {first:0.###} to {last:0.###} nats"),
                "raise the KL weight (beta), lower the learning rate, add an entropy bonus or a higher upper clip (dapo), or stop at an earlier checkpoint")
            : null;

    private HealthWarning? KlExplosion(int step, IReadOnlyDictionary<string, double> metrics) =>
        Drift(metrics, HealthMetrics.Kl) is var (_, last) && last > _options.KlNats
            ? new HealthWarning(
                HealthProblem.KlExplosion,
                step,
                Text($"KL to the reference is {last:0.#} nats per reply, more than {_options.KlNats:0.#}"),
                "raise beta, lower the learning rate, make fewer epochs per rollout, or set a KL target; what the reward says out here has been tested nowhere")
            : null;

    private HealthWarning? RewardSaturation(int step, IReadOnlyDictionary<string, double> metrics) =>
        Drift(metrics, HealthMetrics.SaturatedShare) is var (_, last) && last > _options.SaturatedShare
            ? new HealthWarning(
                HealthProblem.RewardSaturation,
                step,
                Text($"all replies to {last:P0} of the prompts get the same reward, which leaves no advantage to learn from"),
                "sample more replies per prompt, raise the temperature, choose prompts that are neither always nor never solved, or grade more finely")
            : null;

    private HealthWarning? EndNeverProduced(int step, IReadOnlyDictionary<string, double> metrics) =>
        Drift(metrics, HealthMetrics.EndedShare) is var (_, last) && last == 0
            ? new HealthWarning(
                HealthProblem.EndNeverProduced,
                step,
                Text($"not one reply of the last {_options.Window} steps ended itself"),
                "allow longer replies, check that the end token of config.json is the one the chat template uses and that training data end with it, or set a missing-end penalty")
            : null;

    private HealthWarning? ChosenFalling(int step, IReadOnlyDictionary<string, double> metrics) =>
        Drift(metrics, HealthMetrics.ChosenLogProbs) is var (first, last) && first - last > _options.ChosenFallNats
            ? new HealthWarning(
                HealthProblem.ChosenFalling,
                step,
                Text($"mean log-probability of chosen replies fell from {first:0.#} to {last:0.#} nats: the margin grows because rejected replies fall faster"),
                "lower the learning rate, raise beta, add a supervised term (sft_weight), or use a loss that holds the chosen reply up (apo_zero, nca_pair, ipo)")
            : null;

    private HealthWarning? WeakRewardModel(int step, IReadOnlyDictionary<string, double> metrics)
    {
        if (!metrics.TryGetValue("eval_" + HealthMetrics.Accuracy, out double accuracy) || !metrics.TryGetValue("eval_" + HealthMetrics.Examples, out double pairs)
            || pairs < 1 || step == 0)
        {
            return null;
        }

        Interval interval = ProportionInterval.Wilson((long)Math.Round(accuracy * pairs), (long)pairs);
        return interval.Lower <= 0.5
            ? new HealthWarning(
                HealthProblem.WeakRewardModel,
                step,
                Text($"held-out accuracy is {accuracy:P1} of {pairs:0} comparisons, 95 % interval {interval.Lower:P1} to {interval.Upper:P1}: not distinguishable from guessing"),
                "do not optimise against it yet: collect more comparisons (below about 2,000 most reward models are near chance), train longer, start from a better model, or check for label noise with `plumb data check`")
            : null;
    }

    private HealthWarning? GradientSpike(int step, IReadOnlyDictionary<string, double> metrics)
    {
        if (!metrics.TryGetValue(HealthMetrics.GradientNorm, out double norm) || _history[HealthMetrics.GradientNorm].Count <= 2 * _options.Window)
        {
            return null;
        }

        double[] before = [.. _history[HealthMetrics.GradientNorm].SkipLast(1).TakeLast(4 * _options.Window).Order()];
        double median = before[before.Length / 2];
        return median > 0 && norm > _options.GradientMultiple * median
            ? new HealthWarning(
                HealthProblem.GradientSpike,
                step,
                Text($"gradient norm is {norm:0.###}, {norm / median:0} times the median of the steps before"),
                "look at the rows of this step with `plumb lineage`, lower the learning rate, or clip gradients harder")
            : null;
    }

    private HealthWarning? UnreadableRewards(int step, IReadOnlyDictionary<string, double> metrics) =>
        metrics.TryGetValue(HealthMetrics.UnreadableShare, out double share) && share > _options.UnreadableShare
            ? new HealthWarning(
                HealthProblem.UnreadableRewards,
                step,
                Text($"{share:P0} of the rewards could not be read"),
                "look at the replies of this step with `plumb lineage --step`, and mend the reward function or the judge's instructions")
            : null;

    private HealthWarning? Overfitting(int step, IReadOnlyDictionary<string, double> metrics)
    {
        if (!metrics.ContainsKey("eval_loss") || _history["eval_loss"].Count <= _options.RisingEvaluations)
        {
            return null;
        }

        double[] last = [.. _history["eval_loss"].TakeLast(_options.RisingEvaluations + 1)];
        return last.Zip(last.Skip(1)).All(pair => pair.Second > pair.First)
            ? new HealthWarning(
                HealthProblem.Overfitting,
                step,
                Text($"held-out loss rose in {_options.RisingEvaluations} evaluations in a row, from {last[0]:0.####} to {last[^1]:0.####}"),
                "stop at the best checkpoint (patience), make fewer epochs, lower the learning rate, or add data")
            : null;
    }

    // Means of the first and of the last window; null before there are two windows, or where this step has no such metric.
    private (double First, double Last)? Drift(IReadOnlyDictionary<string, double> metrics, IReadOnlyList<string> names)
    {
        string? name = names.FirstOrDefault(metrics.ContainsKey);
        return name is not null && _history[name].Count >= 2 * _options.Window
            ? (_history[name].Take(_options.Window).Average(), _history[name].TakeLast(_options.Window).Average())
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
