using Plumbline.Training.Advantages;
using Plumbline.Training.Kl;
using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.PolicyGradient;

/// <summary>The critic-free methods by name. Each is the default of the system named at it; <c>docs/methods/conventions.md</c> has the table.</summary>
public static class PolicyGradientPresets
{
    private static readonly Dictionary<string, PolicyGradientOptions> Presets = new(StringComparer.Ordinal)
    {
        // Shao et al. 2024; TRL's loss_type "grpo".
        ["grpo"] = new() { Aggregation = LossAggregation.SequenceMeanTokenMean },

        // Liu et al. 2025; TRL's loss_type "dr_grpo" with scale_rewards "none".
        ["dr-grpo"] = new() { Aggregation = LossAggregation.SequenceMeanTokenSumNorm, Group = new() { Scale = GroupScale.None } },

        // Yu et al. 2025: clip-higher, token mean, truncated replies masked.
        ["dapo"] = new() { Loss = new() { ClipHigh = 0.28 }, MaskTruncated = true },

        // TRL's loss_type "bnpo": the token mean over the batch; with a batch of one pass the same as dapo's aggregation.
        ["bnpo"] = new(),

        // Zheng et al. 2025; TRL's importance_sampling_level "sequence" with the paper's clips.
        ["gspo"] = new()
        {
            Aggregation = LossAggregation.SequenceMeanTokenMean,
            Loss = new() { RatioLevel = RatioLevel.SequenceMean, ClipLow = 3e-4, ClipHigh = 4e-4 },
        },

        // MiniMax 2025; TRL's loss_type "cispo".
        ["cispo"] = new() { Loss = new() { Kind = PolicyObjectiveKind.Cispo } },

        // Ahmadian et al. 2024; TRL's RLOO: KL summed over the reply in the reward, the ratio of whole replies.
        ["rloo"] = new()
        {
            Group = new() { Baseline = GroupBaseline.LeaveOneOut, Scale = GroupScale.None },
            KlInReward = new KlControllerOptions { Coefficient = 0.05 },
            Aggregation = LossAggregation.SequenceMeanTokenMean,
            Loss = new() { RatioLevel = RatioLevel.SequenceSum },
        },

        // Hu 2025; OpenRLHF's "reinforce".
        ["reinforce-pp"] = new() { Estimator = AdvantageEstimator.TokenReturns, KlInReward = new KlControllerOptions { Coefficient = 0.01 } },

        // OpenRLHF's "reinforce_baseline".
        ["reinforce-pp-baseline"] = new() { Estimator = AdvantageEstimator.GroupedTokenReturns, KlInReward = new KlControllerOptions { Coefficient = 0.01 } },
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => Presets.Keys;

    /// <summary>The settings of a method.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static PolicyGradientOptions Of(string name) => Presets.TryGetValue(name, out PolicyGradientOptions? options)
        ? options
        : throw new ArgumentException($"there is no method '{name}'; expected one of {string.Join(", ", Names)}", nameof(name));
}
