using Plumbline.Training.Dpo;

namespace Plumbline.Training.Cpo;

/// <summary>Settings of the losses without a reference.</summary>
public sealed record CpoLossOptions
{
    /// <summary>Which loss.</summary>
    /// <value>Default sigmoid, as in TRL's CPO.</value>
    public CpoLossKind Kind { get; init; } = CpoLossKind.Sigmoid;

    /// <summary>β, above 0; in units of reward per nat. SimPO, whose log-probabilities are means per token, takes 2 to 10.</summary>
    /// <value>Default 0.1 (TRL).</value>
    public double Beta { get; init; } = 0.1;

    /// <summary>ε: share of verdicts believed to be wrong, 0 to below one half; for Sigmoid and SimPo, must be 0 elsewhere.</summary>
    /// <value>Default 0.</value>
    public double LabelSmoothing { get; init; }

    /// <summary>Weight of the chosen reply's mean negative log-probability per token, 0 or more (TRL: <c>cpo_alpha</c>).</summary>
    /// <value>Default 1, as in TRL. SimPO as published has none: set it to 0 there.</value>
    public double NllWeight { get; init; } = 1;

    /// <summary>Target margin of <see cref="CpoLossKind.SimPo"/>, 0 or more, in the unit of <see cref="MarginUnit"/>; read by no other kind.</summary>
    /// <value>Default 0.5 (TRL).</value>
    public double Margin { get; init; } = 0.5;

    /// <summary>Unit of <see cref="Margin"/>.</summary>
    /// <value>Default γ, as in TRL.</value>
    public SimPoMargin MarginUnit { get; init; } = SimPoMargin.Gamma;

    /// <summary>Sums or means per token in <see cref="CpoLossKind.Ipo"/>; read by no other kind.</summary>
    /// <value>Default the sum.</value>
    public IpoLength IpoLength { get; init; } = IpoLength.Sum;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        bool smooths = Kind is CpoLossKind.Sigmoid or CpoLossKind.SimPo;
        Check(Enum.IsDefined(Kind), $"CPO loss is {(int)Kind}; expected one of {string.Join(", ", Enum.GetNames<CpoLossKind>())}");
        Check(Beta > 0 && double.IsFinite(Beta), $"CPO beta is {Beta}; expected above 0");
        Check(LabelSmoothing is >= 0 and < 0.5, $"CPO label smoothing is {LabelSmoothing}; expected 0 to below 0.5");
        Check(smooths || LabelSmoothing == 0, $"CPO label smoothing is {LabelSmoothing}, but the loss {Kind} has none; expected 0");
        Check(NllWeight >= 0 && double.IsFinite(NllWeight), $"CPO NLL weight is {NllWeight}; expected 0 or more");
        Check(Margin >= 0 && double.IsFinite(Margin), $"SimPO margin is {Margin}; expected 0 or more");
        Check(Enum.IsDefined(MarginUnit), $"SimPO margin unit is {(int)MarginUnit}; expected Gamma or GammaBetaRatio");
        Check(Enum.IsDefined(IpoLength), $"IPO length is {(int)IpoLength}; expected Sum or Mean");
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
