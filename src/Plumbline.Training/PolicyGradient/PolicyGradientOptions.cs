using Plumbline.Training.Advantages;
using Plumbline.Training.Constraints;
using Plumbline.Training.Kl;
using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.PolicyGradient;

/// <summary>
/// Settings of the critic-free family: GRPO, Dr. GRPO, DAPO, BNPO, GSPO, CISPO, RLOO, REINFORCE++. They differ in where advantages come from, in the loss of a token, and in
/// how tokens become one number; <see cref="PolicyGradientPresets"/> has them by name.
/// </summary>
public sealed record PolicyGradientOptions
{
    /// <summary>Where advantages come from.</summary>
    /// <value>Default groups.</value>
    public AdvantageEstimator Estimator { get; init; } = AdvantageEstimator.Group;

    /// <summary>Baseline and scale within a group; read by <see cref="AdvantageEstimator.Group"/>.</summary>
    public GroupAdvantageOptions Group { get; init; } = new();

    /// <summary>How several rewards become one advantage; read by <see cref="AdvantageEstimator.Group"/>.</summary>
    /// <value>Default the sum first, as in TRL.</value>
    public RewardCombination Combination { get; init; } = RewardCombination.SumThenNormalize;

    /// <summary>How token returns are whitened over the batch; null leaves them. Read by the estimators of token returns.</summary>
    /// <value>Default OpenRLHF's.</value>
    public WhiteningConvention? Whitening { get; init; } = WhiteningConvention.PopulationClamped;

    /// <summary>Discount γ of token returns, above 0 to 1.</summary>
    /// <value>Default 1.</value>
    public double Gamma { get; init; } = 1;

    /// <summary>KL penalty in the reward: per reply for groups (RLOO), per token for token returns (REINFORCE++). A coefficient of 0 leaves it out.</summary>
    /// <value>Default 0: GRPO has its KL in the loss, see <see cref="Loss"/>.</value>
    public KlControllerOptions KlInReward { get; init; } = new() { Coefficient = 0 };

    /// <summary>The loss of a token, with the KL penalty in the loss.</summary>
    public PolicyObjectiveOptions Loss { get; init; } = new();

    /// <summary>How tokens become one number.</summary>
    /// <value>Default every token alike, as in TRL's default <c>dapo</c>.</value>
    public LossAggregation Aggregation { get; init; } = LossAggregation.TokenMean;

    /// <summary>Whether replies of which no token counts are in means over replies.</summary>
    /// <value>Default excluded.</value>
    public MaskedSequences MaskedSequences { get; init; } = MaskedSequences.Excluded;

    /// <summary>Whether replies that did not end themselves are left out of the loss (Yu et al. 2025, DAPO).</summary>
    /// <value>Default false, as in TRL.</value>
    public bool MaskTruncated { get; init; }

    /// <summary>Share of tokens, those of highest entropy, that are learned from, above 0 to 1 (TRL: <c>top_entropy_quantile</c>).</summary>
    /// <value>Default 1.</value>
    public double TopEntropyShare { get; init; } = 1;

    /// <summary>One constraint per cost, in the order of the costs.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<LagrangeOptions> Constraints { get; init; } = [];

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Enum.IsDefined(Estimator), $"advantage estimator is {(int)Estimator}; expected one of {string.Join(", ", Enum.GetNames<AdvantageEstimator>())}");
        Check(Enum.IsDefined(Combination), $"reward combination is {(int)Combination}; expected one of {string.Join(", ", Enum.GetNames<RewardCombination>())}");
        Check(Whitening is null || Enum.IsDefined(Whitening.Value), "whitening is not a known convention");
        Check(Gamma is > 0 and <= 1, $"gamma is {Gamma}; expected above 0 to 1");
        Check(Enum.IsDefined(Aggregation), $"loss aggregation is {(int)Aggregation}; expected one of {string.Join(", ", Enum.GetNames<LossAggregation>())}");
        Check(Enum.IsDefined(MaskedSequences), $"masked sequences is {(int)MaskedSequences}; expected one of {string.Join(", ", Enum.GetNames<MaskedSequences>())}");
        Check(TopEntropyShare is > 0 and <= 1, $"top entropy share is {TopEntropyShare}; expected above 0 to 1");
        Check(
            Combination == RewardCombination.SumThenNormalize || Estimator == AdvantageEstimator.Group,
            $"reward combination is {Combination} under {Estimator}; expected SumThenNormalize there");
        Check(
            Combination == RewardCombination.SumThenNormalize || (KlInReward.Coefficient == 0 && Constraints.Count == 0),
            "rewards that are normalised one by one leave no place for a KL penalty in the reward or for constraints; expected SumThenNormalize there");
        problems.AddRange(Group.Validate());
        problems.AddRange(KlInReward.Validate());
        problems.AddRange(Loss.Validate());
        problems.AddRange(Constraints.SelectMany(constraint => constraint.Validate()));
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
