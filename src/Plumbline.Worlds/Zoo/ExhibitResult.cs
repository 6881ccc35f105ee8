using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;

namespace Plumbline.Worlds.Zoo;

/// <summary>What an exhibit showed over seeds.</summary>
/// <param name="Name">The exhibit.</param>
/// <param name="Known">The exact answer.</param>
/// <param name="Outcomes">What each seed gave, in the order of seeds.</param>
/// <param name="Gap">Visible minus hidden over seeds; each seed is a cluster.</param>
/// <param name="Verdict">What the interval allows to be said, at the tolerance of the exhibit's measure.</param>
/// <param name="Figures">Further figures.</param>
public sealed record ExhibitResult(
    string Name, KnownAnswer Known, IReadOnlyList<SeedOutcome> Outcomes, Gap Gap, GapVerdict Verdict, IReadOnlyList<ExhibitFigure> Figures)
{
    /// <summary>The gap once the remedy is applied; null where the exhibit shows none.</summary>
    public Gap? Mended { get; init; }

    /// <summary>What the interval of <see cref="Mended"/> allows to be said; null where there is none.</summary>
    public GapVerdict? MendedVerdict { get; init; }

    /// <summary>Further figures with the remedy.</summary>
    public IReadOnlyList<ExhibitFigure> MendedFigures { get; init; } = [];

    /// <summary>The slider, measured; empty where there is none or it was not asked for.</summary>
    public IReadOnlyList<SliderPoint> Slider { get; init; } = [];

    /// <summary>What the detectors say about the gaming and the honest agent; null where the exhibit has no episodes.</summary>
    public ExhibitDetection? Detection { get; init; }
}
