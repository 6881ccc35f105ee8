namespace Plumbline.Training.Orpo;

/// <summary>Settings of ORPO.</summary>
public sealed record OrpoLossOptions
{
    /// <summary>Weight of the odds-ratio term, 0 or more: λ of the paper, β in TRL.</summary>
    /// <value>Default 0.1 (Hong et al. 2024; TRL).</value>
    public double Beta { get; init; } = 0.1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() => Beta >= 0 && double.IsFinite(Beta) ? [] : [$"ORPO beta is {Beta}; expected 0 or more"];
}
