namespace Plumbline.Worlds.OtherObjectives.AnnotatorBias;

/// <summary>A candidate reply.</summary>
/// <param name="Worth">What it is truly worth, in log-odds of being preferred by an unbiased judge; higher is better.</param>
/// <param name="Trait">How much of the tempting trait it has, such as agreement with the user, in its standard deviations.</param>
/// <param name="Reading">What a reward model can verify of the worth: the worth with noise.</param>
public readonly record struct Reply(double Worth, double Trait, double Reading)
{
    /// <summary>What biased annotators feel it is worth: worth + bias · trait, in log-odds.</summary>
    public double Appeal(double bias) => Worth + (bias * Trait);

    /// <summary>The probability that an annotator prefers it to another: σ of the difference of their appeals (Bradley and Terry 1952). A bias of 0 is the unbiased judge.</summary>
    public double PreferredTo(Reply other, double bias) => 1 / (1 + Math.Exp(other.Appeal(bias) - Appeal(bias)));
}
