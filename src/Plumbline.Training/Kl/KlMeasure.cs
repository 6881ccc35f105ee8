namespace Plumbline.Training.Kl;

/// <summary>Which KL steers the coefficient. Targets of one do not compare with those of the other: they differ by the length of a reply.</summary>
public enum KlMeasure
{
    /// <summary>Mean over replies of the sum over tokens, nats per reply: lm-human-preferences, TRL up to 0.11 (there with target 6).</summary>
    ReplySum,

    /// <summary>Mean over tokens, nats per token: OpenRLHF, verl (there with target 0.1).</summary>
    TokenMean,
}
