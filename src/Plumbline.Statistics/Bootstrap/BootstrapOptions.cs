namespace Plumbline.Statistics;

/// <summary>How a bootstrap is made.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many resamples. Range: 100 to 1,000,000. Default 2000: the ends of a 95 % interval then rest on 50 resamples each.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The confidence level. Range: strictly between 0 and 1. Default 0.95.</summary>
    public double Level { get; init; } = Interval.DefaultLevel;

    /// <summary>How the interval is read from the resamples. Default <see cref="BootstrapMethod.BiasCorrectedAccelerated"/>: it holds its level better for skewed data.</summary>
    public BootstrapMethod Method { get; init; } = BootstrapMethod.BiasCorrectedAccelerated;

    /// <summary>Whether the percentiles read are a little further out, as t reaches further than z and a sample's spread falls short of the truth: with few clusters
    /// a plain bootstrap is too narrow. Default true; false for parity with systems that do not.</summary>
    /// <remarks>Hesterberg 2015, "What teachers should know about the bootstrap", section 4.5: Φ(−√(C/(C − 1)) · t(C − 1)) in the place of α/2.</remarks>
    public bool Expanded { get; init; } = true;

    /// <summary>Every problem with these options; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Resamples is < 100 or > 1_000_000)
        {
            problems.Add($"{nameof(Resamples)} is {Resamples}, not between 100 and 1000000");
        }

        if (!(Level > 0 && Level < 1))
        {
            problems.Add($"{nameof(Level)} is {Level}, not strictly between 0 and 1");
        }

        if (!Enum.IsDefined(Method))
        {
            problems.Add($"{nameof(Method)} is {(int)Method}, not one of {string.Join(", ", Enum.GetNames<BootstrapMethod>())}");
        }

        return problems;
    }
}
