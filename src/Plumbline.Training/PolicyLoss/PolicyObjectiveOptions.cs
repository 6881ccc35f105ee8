using Plumbline.Training.Kl;

namespace Plumbline.Training.PolicyLoss;

/// <summary>Which policy loss, with its terms.</summary>
public sealed record PolicyObjectiveOptions
{
    /// <summary>What a token contributes.</summary>
    /// <value>Default the clipped surrogate.</value>
    public PolicyObjectiveKind Kind { get; init; } = PolicyObjectiveKind.Clipped;

    /// <summary>Of what the ratio is taken; tokens alone under Reinforce and Dro.</summary>
    /// <value>Default tokens.</value>
    public RatioLevel RatioLevel { get; init; } = RatioLevel.Token;

    /// <summary>ε_low of <see cref="PolicyObjectiveKind.Clipped"/>, above 0 and below 1.</summary>
    /// <value>Default 0.2 in every system that clips. GSPO's ratios of means need about 3e-4.</value>
    public double ClipLow { get; init; } = 0.2;

    /// <summary>ε_high of <see cref="PolicyObjectiveKind.Clipped"/>, above 0.</summary>
    /// <value>Default 0.2; DAPO ("clip-higher", Yu et al. 2025) takes 0.28, GSPO about 4e-4.</value>
    public double ClipHigh { get; init; } = 0.2;

    /// <summary>δ: cap on ρ before the minimum (INTELLECT-2; TRL's <c>delta</c>), above 1 + ε_high; null for none. Only under Clipped.</summary>
    /// <value>Default null.</value>
    public double? RatioCap { get; init; }

    /// <summary>c: for A below 0 the loss is at most −c·A (Ye et al. 2020, dual-clip PPO; verl's <c>clip_ratio_c</c>), above 1; null for none. Only under Clipped.</summary>
    /// <value>Default null; verl takes 3.</value>
    public double? DualClip { get; init; }

    /// <summary>Cap on the ratio of <see cref="PolicyObjectiveKind.Cispo"/>, above 0; read by no other kind. TRL reads its <c>epsilon_high</c> as this very number.</summary>
    /// <value>Default 5.</value>
    public double CispoCap { get; init; } = 5;

    /// <summary>β of <see cref="PolicyObjectiveKind.Dro"/>, 0 or more; read by no other kind.</summary>
    /// <value>Default 0.05.</value>
    public double DroBeta { get; init; } = 0.05;

    /// <summary>Weight of the KL to the reference in the loss, 0 or more; 0 needs no reference.</summary>
    /// <value>Default 0, as in TRL's GRPO.</value>
    public double KlCoefficient { get; init; }

    /// <summary>Estimator of the KL in the loss.</summary>
    /// <value>Default k3, as in TRL's GRPO and open-instruct.</value>
    public KlEstimator KlEstimator { get; init; } = KlEstimator.K3;

    /// <summary>How that KL is differentiated.</summary>
    /// <value>Default plain.</value>
    public KlLossForm KlForm { get; init; } = KlLossForm.Plain;

    /// <summary>Weight of the entropy in the objective, 0 or more.</summary>
    /// <value>Default 0.</value>
    public double EntropyBonus { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        bool clips = Kind == PolicyObjectiveKind.Clipped;
        Check(Enum.IsDefined(Kind), $"policy loss is {(int)Kind}; expected one of {string.Join(", ", Enum.GetNames<PolicyObjectiveKind>())}");
        Check(Enum.IsDefined(RatioLevel), $"ratio level is {(int)RatioLevel}; expected one of {string.Join(", ", Enum.GetNames<RatioLevel>())}");
        Check(
            RatioLevel == RatioLevel.Token || Kind is PolicyObjectiveKind.Clipped or PolicyObjectiveKind.Cispo,
            $"ratio level is {RatioLevel}, but the policy loss {Kind} knows tokens alone; expected Token");
        Check(ClipLow is > 0 and < 1, $"clip low is {ClipLow}; expected above 0 and below 1");
        Check(ClipHigh > 0 && double.IsFinite(ClipHigh), $"clip high is {ClipHigh}; expected above 0");
        Check(RatioCap is null || (clips && RatioCap > 1 + ClipHigh), $"ratio cap is {RatioCap} under {Kind}; expected above {1 + ClipHigh} under Clipped, or none");
        Check(DualClip is null || (clips && DualClip > 1), $"dual clip is {DualClip} under {Kind}; expected above 1 under Clipped, or none");
        Check(CispoCap > 0 && double.IsFinite(CispoCap), $"CISPO cap is {CispoCap}; expected above 0");
        Check(DroBeta >= 0 && double.IsFinite(DroBeta), $"DRO beta is {DroBeta}; expected 0 or more");
        Check(KlCoefficient >= 0 && double.IsFinite(KlCoefficient), $"KL coefficient in the loss is {KlCoefficient}; expected 0 or more");
        Check(Enum.IsDefined(KlEstimator), $"KL estimator is {(int)KlEstimator}; expected one of {string.Join(", ", Enum.GetNames<KlEstimator>())}");
        Check(Enum.IsDefined(KlForm), $"KL form is {(int)KlForm}; expected one of {string.Join(", ", Enum.GetNames<KlLossForm>())}");
        Check(EntropyBonus >= 0 && double.IsFinite(EntropyBonus), $"entropy bonus is {EntropyBonus}; expected 0 or more");
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
