namespace Plumbline.Training.Advantages;

/// <summary>What a sum of squared deviations over n values is divided by. Systems differ, so the choice has a name.</summary>
public enum VarianceEstimator
{
    /// <summary>n: lm-human-preferences, OpenRLHF.</summary>
    Population,

    /// <summary>n − 1: TRL, verl.</summary>
    Bessel,
}
