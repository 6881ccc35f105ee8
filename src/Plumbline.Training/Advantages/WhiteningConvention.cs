namespace Plumbline.Training.Advantages;

/// <summary>Exactly how a system whitens: what it divides by and where it adds its small number.</summary>
public enum WhiteningConvention
{
    /// <summary>Variance over n − 1, 1e-8 added to it: TRL.</summary>
    Bessel,

    /// <summary>Variance over n, 1e-8 added to it: lm-human-preferences.</summary>
    Population,

    /// <summary>Variance over n, held at 1e-8 or above, nothing added: OpenRLHF.</summary>
    PopulationClamped,

    /// <summary>Mean and variance divided by n + 1e-8 instead of n, then n/(n − 1), 1e-8 added: verl.</summary>
    BesselMaskedMean,
}
