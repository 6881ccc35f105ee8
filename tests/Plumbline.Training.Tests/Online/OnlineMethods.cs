using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Constraints;
using Plumbline.Training.Dpo;
using Plumbline.Training.Judges;
using Plumbline.Training.Kl;
using Plumbline.Training.Nash;
using Plumbline.Training.Online;
using Plumbline.Training.OnlineDpo;
using Plumbline.Training.Pairs;
using Plumbline.Training.PolicyGradient;
using Plumbline.Training.Ppo;
using Plumbline.Training.Rewards;
using Plumbline.Training.RejectionSampling;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.Online;

/// <summary>Every online method by name, on a bandit.</summary>
internal static class OnlineMethods
{
    public static string[] Names => [.. PolicyGradientPresets.Names, "ppo", "rejection", "online-dpo", "nash-md"];

    public static IOnlineObjective Of(string name, Bandit bandit, IRewardFunction reward) => name switch
    {
        "ppo" => Ppo(bandit, []),
        "rejection" => new RejectionSamplingObjective(new RejectionSamplingOptions(), bandit.Online, bandit.Policy, bandit.Processor, bandit.Seed),
        "online-dpo" => new OnlineDpoObjective(
            new DpoPairObjective(new DpoLossOptions()), bandit.Online, null, bandit.Policy, bandit.Processor, bandit.Seed),
        "nash-md" => Nash(bandit, new RewardJudge("wins", new RewardSet([new WeightedReward(reward)]), temperature: 0.01)),
        _ => PolicyGradient(bandit, PolicyGradientPresets.Of(name), []),
    };

    public static NashMdObjective Nash(Bandit bandit, IPairwiseJudge judge, NashMdOptions? options = null) =>
        new(options ?? new NashMdOptions(), bandit.Online, judge, bandit.Policy, bandit.Stops, Bandit.Text, bandit.Processor, bandit.Seed);

    public static PolicyGradientObjective PolicyGradient(Bandit bandit, PolicyGradientOptions options, IReadOnlyList<LagrangeOptions> constraints) => new(
        options with { Constraints = constraints },
        bandit.Online,
        [("likes", 1)],
        [.. constraints.Select((_, i) => $"cost{i}")],
        bandit.Policy,
        bandit.Processor,
        bandit.Seed);

    public static IOnlineObjective Ppo(Bandit bandit, IReadOnlyList<LagrangeOptions> constraints, double beta = 0.01)
    {
        PpoObjectiveOptions options = new() { Constraints = constraints, Kl = new KlControllerOptions { Coefficient = beta }, CriticWarmupIterations = 0 };
        ScalarModel critic = NewCritic("critic");
        ScalarModel[] costs = [.. constraints.Select((_, i) => NewCritic($"cost{i}"))];
        return new WithCritics(
            new PpoObjective(options, bandit.Online, bandit.Policy, [.. constraints.Select((_, i) => $"cost{i}")], critic, costs, bandit.Processor, bandit.Seed),
            [critic, .. costs]);

        ScalarModel NewCritic(string name) => new(Decoder.Initialize(bandit.Model.Config, new RandomStream(bandit.Seed, name)));
    }

    /// <summary>An objective that takes its critics with it.</summary>
    private sealed class WithCritics(PpoObjective objective, IReadOnlyList<ScalarModel> critics) : IOnlineObjective
    {
        public int FewestReplies => objective.FewestReplies;

        public double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation) =>
            objective.Learn(iteration, replies, metrics, cancellation);

        public void Capture(IDictionary<string, Training.Optimization.TrainingState> models, System.Text.Json.Nodes.JsonObject numbers) => objective.Capture(models, numbers);

        public void Restore(Training.Loop.TrainerState state) => objective.Restore(state);

        public void Dispose()
        {
            objective.Dispose();
            foreach (ScalarModel critic in critics)
            {
                critic.Dispose();
            }
        }
    }
}
