namespace Plumbline.Worlds.Zoo;

/// <summary>A knob that injects the failure, and what comes of each setting.</summary>
/// <param name="Title">What the knob is, as the title of the horizontal axis: "finish bonus, points".</param>
/// <param name="Outcome">What is measured, as the title of the vertical axis.</param>
/// <param name="Settings">The settings, ascending.</param>
/// <param name="Series">The names of the measured curves.</param>
/// <param name="Measure">For a setting and a seed the value of each series, in order. A pure function.</param>
public sealed record Slider(string Title, string Outcome, IReadOnlyList<double> Settings, IReadOnlyList<string> Series, Func<double, ulong, IReadOnlyList<double>> Measure)
{
    /// <summary>True where the values are exact and do not depend on the seed: one seed is measured. Default false.</summary>
    public bool IsExact { get; init; }

    /// <summary>The setting at which theory says behaviour flips. Default NaN: none is known.</summary>
    public double Threshold { get; init; } = double.NaN;

    /// <summary>Whether settings are drawn by their logarithm. Default false.</summary>
    public bool LogarithmicSettings { get; init; }
}
