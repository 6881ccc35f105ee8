namespace Plumbline.Training.Dpo;

/// <summary>Which member of the DPO family, and its numbers.</summary>
public sealed record DpoLossOptions
{
    /// <summary>Which loss.</summary>
    /// <value>Default sigmoid.</value>
    public DpoLossKind Kind { get; init; } = DpoLossKind.Sigmoid;

    /// <summary>β: how firmly the policy is held to its reference, above 0; in units of reward per nat.</summary>
    /// <value>Default 0.1 (Rafailov et al. 2023; TRL). <see cref="DpoLossKind.SigmoidNorm"/> reads means per token and takes about 5.</value>
    public double Beta { get; init; } = 0.1;

    /// <summary>ε: the share of verdicts believed to be wrong, 0 to below one half. Read by Sigmoid, SigmoidNorm, Robust and ExoPair; must be 0 elsewhere.</summary>
    /// <value>Default 0.</value>
    public double LabelSmoothing { get; init; }

    /// <summary>Sums or means per token in <see cref="DpoLossKind.Ipo"/>; read by no other kind.</summary>
    /// <value>Default the sum, as in the paper.</value>
    public IpoLength IpoLength { get; init; } = IpoLength.Sum;

    /// <summary>τ of <see cref="DpoLossKind.Discopop"/>, above 0; read by no other kind.</summary>
    /// <value>Default 0.05 (TRL).</value>
    public double DiscopopTemperature { get; init; } = 0.05;

    /// <summary>Weight of the chosen reply's mean negative log-probability per token, added to the loss (Pang et al. 2024, "RPO"), 0 or more.</summary>
    /// <value>Default 0. It holds up the chosen log-probability, which DPO alone often lowers too.</value>
    public double SftWeight { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        bool smooths = Kind is DpoLossKind.Sigmoid or DpoLossKind.SigmoidNorm or DpoLossKind.Robust or DpoLossKind.ExoPair;
        Check(Enum.IsDefined(Kind), $"DPO loss is {(int)Kind}; expected one of {string.Join(", ", Enum.GetNames<DpoLossKind>())}");
        Check(Beta > 0 && double.IsFinite(Beta), $"DPO beta is {Beta}; expected above 0");
        Check(LabelSmoothing is >= 0 and < 0.5, $"DPO label smoothing is {LabelSmoothing}; expected 0 to below 0.5");
        Check(smooths || LabelSmoothing == 0, $"DPO label smoothing is {LabelSmoothing}, but the loss {Kind} has none; expected 0");
        Check(Kind != DpoLossKind.ExoPair || LabelSmoothing > 0, "DPO label smoothing is 0, but the loss ExoPair needs it above 0, such as 0.001");
        Check(Enum.IsDefined(IpoLength), $"IPO length is {(int)IpoLength}; expected Sum or Mean");
        Check(DiscopopTemperature > 0 && double.IsFinite(DiscopopTemperature), $"discopop temperature is {DiscopopTemperature}; expected above 0");
        Check(SftWeight >= 0 && double.IsFinite(SftWeight), $"DPO SFT weight is {SftWeight}; expected 0 or more");
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
