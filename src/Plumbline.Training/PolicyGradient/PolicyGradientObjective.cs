using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;
using Plumbline.Training.Constraints;
using Plumbline.Training.Health;
using Plumbline.Training.Kl;
using Plumbline.Training.Loop;
using Plumbline.Training.Online;
using Plumbline.Training.Optimization;
using Plumbline.Training.Policies;
using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.PolicyGradient;

/// <summary>
/// Policy gradients without a critic: GRPO (Shao et al. 2024) and its relatives, RLOO (Ahmadian et al. 2024), REINFORCE++ (Hu 2025), and the same under constraints with a
/// Lagrange multiplier per cost.
/// </summary>
public sealed class PolicyGradientObjective : IOnlineObjective
{
    private const string KlName = "kl_coefficient";
    private const string MultipliersName = "multipliers";
    private readonly PolicyGradientOptions _options;
    private readonly OnlineOptions _online;
    private readonly IReadOnlyList<(string Name, double Weight)> _weights;
    private readonly ulong _seed;
    private readonly PolicyGradientUpdate _update;
    private readonly KlController _kl;
    private readonly LagrangeMultiplier[] _multipliers;
    private readonly IReadOnlyList<string> _costNames;

    /// <summary>Prepares to learn.</summary>
    /// <param name="options">Which method; validated.</param>
    /// <param name="online">Epochs, minibatches and learning rate.</param>
    /// <param name="weights">Names and weights of the rewards.</param>
    /// <param name="costNames">Names of the costs, one per constraint.</param>
    /// <param name="policy">What is trained.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of learning.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PolicyGradientObjective(
        PolicyGradientOptions options,
        OnlineOptions online,
        IReadOnlyList<(string Name, double Weight)> weights,
        IReadOnlyList<string> costNames,
        TrainablePolicy policy,
        Processor processor,
        ulong seed)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _online = online;
        _weights = weights;
        _costNames = costNames;
        _seed = seed;
        _update = new PolicyGradientUpdate(options, online, policy, processor);
        _kl = new KlController(options.KlInReward);
        _multipliers = [.. options.Constraints.Select(constraint => new LagrangeMultiplier(constraint))];
    }

    /// <inheritdoc/>
    public int FewestReplies => _options.Estimator == AdvantageEstimator.TokenReturns ? 1 : 2;

    /// <inheritdoc/>
    public double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        UpdateMultipliers(replies, metrics);
        double[][] advantages = ReplyAdvantages.Of(replies, _weights, _options, _kl.Coefficient, [.. _multipliers.Select(multiplier => multiplier.Value)]);
        AdvantagedReply[] learned = [.. replies.Select((reply, i) => new AdvantagedReply(reply, advantages[i]))];
        Fit(iteration, learned, metrics, cancellation);
        metrics["objective/kl_coefficient"] = _kl.Coefficient;
        _kl.Update(replies.Sum(reply => reply.KlNats), replies.Sum(reply => (long)reply.Reply.Tokens.Length), replies.Count);
        return [.. replies.Select((reply, i) => reply.Reward is null ? (double?)null : advantages[i].Average())];
    }

    /// <inheritdoc/>
    public void Capture(IDictionary<string, TrainingState> models, JsonObject numbers)
    {
        models["policy"] = _update.Optimizer.Capture("policy");
        numbers[KlName] = _kl.Coefficient;
        numbers[MultipliersName] = JsonSerializer.SerializeToNode(_multipliers.Select(multiplier => multiplier.Capture()), RunJson.Document);
    }

    /// <inheritdoc/>
    public void Restore(TrainerState state)
    {
        _update.Optimizer.Restore(state.Model("policy"));
        _kl.Coefficient = state.Number<double>(KlName);
        LagrangeStates.Restore(_multipliers, state, MultipliersName);
    }

    /// <summary>Frees tape and moments.</summary>
    public void Dispose() => _update.Dispose();

    // λ moves before the policy does, on what its replies cost, as in safe-rlhf.
    private void UpdateMultipliers(IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics)
    {
        for (int c = 0; c < _multipliers.Length; c++)
        {
            int cost = c;
            _multipliers[c].Observe([.. replies.Select(reply => reply.Costs[cost])]);
            _multipliers[c].Update();
            metrics[$"costs/{_costNames[c]}/multiplier"] = _multipliers[c].Value;
        }
    }

    private void Fit(int iteration, AdvantagedReply[] replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        double learningRate = _online.Schedule(_online.LearningRate).At(iteration);
        AdvantagedReply[][] groups = [.. replies.GroupBy(reply => reply.Source.Group).Select(group => group.ToArray())];
        PolicyObjectiveResult sums = default;
        List<double> losses = [];
        List<double> norms = [];
        long? mismatches = null;
        for (int epoch = 0; epoch < _online.Epochs; epoch++)
        {
            int[] order = PromptCursor.GroupOrder(groups.Length, iteration, epoch, _seed);
            for (int m = 0; m < _online.Minibatches; m++)
            {
                cancellation.ThrowIfCancellationRequested();
                Range slice = (m * groups.Length / _online.Minibatches)..((m + 1) * groups.Length / _online.Minibatches);
                if (_update.Run([.. order[slice].SelectMany(g => groups[g])], learningRate) is not var (own, norm, notOne))
                {
                    continue;
                }

                sums += own;
                losses.Add(own.Loss);
                norms.Add(norm);
                mismatches ??= notOne;
            }
        }

        metrics["learning_rate"] = learningRate;
        if (norms.Count > 0)
        {
            metrics["loss"] = losses.Average();
            metrics[HealthMetrics.GradientNorm] = norms.Average();
            metrics["val/fresh_ratio_mismatches"] = mismatches ?? 0;
            Write(sums, metrics);
        }
    }

    private void Write(PolicyObjectiveResult sums, IDictionary<string, double> metrics)
    {
        metrics["entropy"] = sums.Entropy;
        metrics["clip_ratio/low_mean"] = sums.ClippedLowShare;
        metrics["clip_ratio/high_mean"] = sums.ClippedHighShare;
        metrics["clip_ratio/region_mean"] = sums.ClippedLowShare + sums.ClippedHighShare;
        metrics["val/ratio"] = sums.MeanRatio;
        metrics["policy/approxkl_avg"] = sums.StepKl;
        if (_options.Loss.KlCoefficient > 0)
        {
            metrics["kl"] = sums.ReferenceKl;
        }
    }
}
