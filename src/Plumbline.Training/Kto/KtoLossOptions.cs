namespace Plumbline.Training.Kto;

/// <summary>Settings of KTO.</summary>
public sealed record KtoLossOptions
{
    /// <summary>β: how soon the value of a reward saturates, above 0; in units of reward per nat.</summary>
    /// <value>Default 0.1 (Ethayarajh et al. 2024; TRL).</value>
    public double Beta { get; init; } = 0.1;

    /// <summary>Weight of desirable replies, 0 or more.</summary>
    /// <value>Default 1 (TRL). Where desirable and undesirable are unequal in number, weigh so that weight times number is within 1 : 1 and 4 : 3.</value>
    public double DesirableWeight { get; init; } = 1;

    /// <summary>Weight of undesirable replies, 0 or more.</summary>
    /// <value>Default 1 (TRL).</value>
    public double UndesirableWeight { get; init; } = 1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Beta > 0 && double.IsFinite(Beta), $"KTO beta is {Beta}; expected above 0");
        Check(DesirableWeight >= 0 && double.IsFinite(DesirableWeight), $"KTO desirable weight is {DesirableWeight}; expected 0 or more");
        Check(UndesirableWeight >= 0 && double.IsFinite(UndesirableWeight), $"KTO undesirable weight is {UndesirableWeight}; expected 0 or more");
        Check(DesirableWeight + UndesirableWeight > 0, "both KTO weights are 0; expected one above 0");
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
