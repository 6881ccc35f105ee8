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
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Ppo;

/// <summary>
/// PPO with a critic (Schulman et al. 2017; Ziegler et al. 2019) in the one training loop, and under constraints with a critic and a Lagrange multiplier per cost
/// (Dai et al. 2024, "Safe RLHF").
/// </summary>
public sealed class PpoObjective : IOnlineObjective
{
    private const string KlName = "kl_coefficient";
    private const string MultipliersName = "multipliers";
    private readonly PpoObjectiveOptions _options;
    private readonly OnlineOptions _online;
    private readonly PpoOptions _ppo;
    private readonly ulong _seed;
    private readonly PolicyUpdate _policy;
    private readonly CriticUpdate _critic;
    private readonly CriticUpdate[] _costCritics;
    private readonly LagrangeMultiplier[] _multipliers;
    private readonly IReadOnlyList<string> _costNames;
    private readonly KlController _kl;

    /// <summary>Prepares to learn.</summary>
    /// <param name="options">Critic and objective; validated.</param>
    /// <param name="online">Epochs, minibatches and learning rate.</param>
    /// <param name="policy">What is trained.</param>
    /// <param name="costNames">Names of the costs, one per constraint.</param>
    /// <param name="critic">Values the reward; not disposed with this.</param>
    /// <param name="costCritics">Value the costs, one each; not disposed with this.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of learning.</param>
    /// <exception cref="ArgumentException">An option is out of range, or critics and constraints differ in number.</exception>
    public PpoObjective(
        PpoObjectiveOptions options,
        OnlineOptions online,
        TrainablePolicy policy,
        IReadOnlyList<string> costNames,
        ScalarModel critic,
        IReadOnlyList<ScalarModel> costCritics,
        Processor processor,
        ulong seed)
    {
        List<string> problems = [.. options.Validate(online)];
        if (costCritics.Count != options.Constraints.Count)
        {
            problems.Add($"{options.Constraints.Count} constraints came with {costCritics.Count} critics; expected one each");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _online = online;
        _ppo = options.Ppo(online);
        _seed = seed;
        _costNames = costNames;
        _policy = new PolicyUpdate(_ppo, policy.Model, policy.Parameters, processor, online.Temperature, online.TokensPerPass, online.RecomputePolicy);
        _critic = new CriticUpdate(_ppo, critic, processor, online.TokensPerPass, online.RecomputePolicy);
        _costCritics = [.. costCritics.Select(cost => new CriticUpdate(_ppo, cost, processor, online.TokensPerPass, online.RecomputePolicy))];
        _multipliers = [.. options.Constraints.Select(constraint => new LagrangeMultiplier(constraint))];
        _kl = new KlController(options.Kl);
    }

    /// <inheritdoc/>
    public int FewestReplies => 1;

    /// <inheritdoc/>
    public double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        int[] used = [.. Enumerable.Range(0, replies.Count).Where(i => replies[i].Reward is not null)];
        double?[] means = new double?[replies.Count];
        AddRewardMetrics(replies, metrics);
        UpdateMultipliers(replies, metrics);
        if (used.Length >= _online.Minibatches)
        {
            RewardedReply[] learned = [.. used.Select(i => replies[i])];
            Experience[] experiences = Experiences(learned, metrics, cancellation);
            for (int i = 0; i < used.Length; i++)
            {
                means[used[i]] = experiences[i].Advantages.Average();
            }

            Fit(iteration, experiences, [.. _costCritics.Select((critic, c) => CostExperiences(critic, c, learned, cancellation))], metrics, cancellation);
        }

        _kl.Update(replies.Sum(reply => reply.KlNats), replies.Sum(reply => (long)reply.Reply.Tokens.Length), replies.Count);
        return means;
    }

    /// <inheritdoc/>
    public void Capture(IDictionary<string, TrainingState> models, JsonObject numbers)
    {
        models["policy"] = _policy.Optimizer.Capture("policy");
        models["critic"] = _critic.Optimizer.Capture("critic");
        for (int c = 0; c < _costCritics.Length; c++)
        {
            models[$"cost{c}"] = _costCritics[c].Optimizer.Capture($"cost{c}");
        }

        numbers[KlName] = _kl.Coefficient;
        numbers[MultipliersName] = JsonSerializer.SerializeToNode(_multipliers.Select(multiplier => multiplier.Capture()), RunJson.Document);
    }

    /// <inheritdoc/>
    public void Restore(TrainerState state)
    {
        _policy.Optimizer.Restore(state.Model("policy"));
        _critic.Optimizer.Restore(state.Model("critic"));
        for (int c = 0; c < _costCritics.Length; c++)
        {
            _costCritics[c].Optimizer.Restore(state.Model($"cost{c}"));
        }

        _kl.Coefficient = state.Number<double>(KlName);
        LagrangeStates.Restore(_multipliers, state, MultipliersName);
    }

    /// <summary>Frees tapes and moments.</summary>
    public void Dispose()
    {
        _policy.Dispose();
        _critic.Dispose();
        foreach (CriticUpdate cost in _costCritics)
        {
            cost.Dispose();
        }
    }

    private Experience[] Experiences(RewardedReply[] replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        double[][] values = _critic.Values([.. replies.Select(reply => reply.Reply.PromptedReply)], cancellation);
        Experience[] experiences =
        [
            .. replies.Select((reply, i) => new Experience(new Rollout(reply.Reply, reply.ReferenceLogProbs, reply.Reward!.Value), values[i], _kl.Coefficient, _ppo)),
        ];
        metrics[PpoMetrics.ExplainedVariance] = Experience.ExplainedVariance(experiences);
        return experiences;
    }

    // The cost holds +β·KL where the reward holds −β·KL, so that the combined advantage holds the penalty once.
    private Experience[] CostExperiences(CriticUpdate critic, int cost, RewardedReply[] replies, CancellationToken cancellation)
    {
        double[][] values = critic.Values([.. replies.Select(reply => reply.Reply.PromptedReply)], cancellation);
        return
        [
            .. replies.Select((reply, i) => new Experience(new Rollout(reply.Reply, reply.ReferenceLogProbs, reply.Costs[cost]), values[i], -_kl.Coefficient, _ppo)),
        ];
    }

    private void Fit(
        int iteration, Experience[] experiences, Experience[][] costs, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        Combine(experiences, costs);
        if (_ppo.AdvantageWhitening is { } estimator)
        {
            Experience.Whiten(experiences, estimator);
        }

        bool policyLearns = iteration >= _ppo.CriticWarmupIterations;
        double policyRate = _online.Schedule(_online.LearningRate).At(iteration);
        double criticRate = _online.Schedule(_options.CriticLearningRate).At(iteration);
        UpdateMeans means = new();
        PolicyStep? fresh = null;
        for (int epoch = 0; epoch < _online.Epochs; epoch++)
        {
            int[] order = PromptCursor.GroupOrder(experiences.Length, iteration, epoch, _seed);
            for (int m = 0; m < _online.Minibatches; m++)
            {
                cancellation.ThrowIfCancellationRequested();
                int[] slice = order[(m * order.Length / _online.Minibatches)..((m + 1) * order.Length / _online.Minibatches)];
                means.Add(_critic.Run([.. slice.Select(i => experiences[i])], criticRate));
                for (int c = 0; c < costs.Length; c++)
                {
                    _costCritics[c].Run([.. slice.Select(i => costs[c][i])], criticRate);
                }

                if (policyLearns)
                {
                    PolicyStep step = _policy.Run([.. slice.Select(i => experiences[i])], policyRate);
                    fresh ??= step;
                    means.Add(step);
                }
            }
        }

        means.WriteTo(metrics);
        metrics["learning_rate"] = policyLearns ? policyRate : 0;
        if (fresh is { } first)
        {
            metrics["val/fresh_ratio_mismatches"] = first.RatiosNotOne;
        }

        if (metrics.TryGetValue(PpoMetrics.PolicyGradientNorm, out double norm))
        {
            metrics[HealthMetrics.GradientNorm] = norm;
        }
    }

    private void Combine(Experience[] experiences, Experience[][] costs)
    {
        double[] multipliers = [.. _multipliers.Select(multiplier => multiplier.Value)];
        for (int i = 0; i < experiences.Length && costs.Length > 0; i++)
        {
            ConstrainedAdvantageMath.Combine(experiences[i].Advantages, [.. costs.Select(cost => cost[i].Advantages)], multipliers, experiences[i].Advantages);
        }
    }

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

    private void AddRewardMetrics(IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics)
    {
        double[] rewards = [.. replies.Select(reply => reply.Reward).OfType<double>()];
        double penalty = -_kl.Coefficient * replies.Average(reply => reply.KlNats);
        metrics[PpoMetrics.KlCoefficient] = _kl.Coefficient;
        metrics[PpoMetrics.NonScoreReward] = penalty;
        if (rewards.Length > 0)
        {
            metrics[PpoMetrics.Score] = rewards.Average();
            metrics[PpoMetrics.RlhfReward] = rewards.Average() + penalty;
        }
    }
}
