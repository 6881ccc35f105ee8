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

    /// <summary>
    /// How much of what was lost the remedy brings back, of the way from what was learned to what was meant: 1 for all of it, below 0 where it got worse. It is told of the hidden side, where looking better
    /// than it is is the failure, and of the visible side where being better than it looks is. Null without a remedy, or where nothing was lost.
    /// </summary>
    public double? Regained { get; init; }

    /// <summary>Whether the remedy mends: its gap is closed, and at least <see cref="ExhibitMath.MendingShare"/> of the loss is regained. A gap can be closed by doing nothing.</summary>
    public bool IsMended => MendedVerdict == GapVerdict.Closed && Regained is not < ExhibitMath.MendingShare;

    /// <summary>Further figures with the remedy.</summary>
    public IReadOnlyList<ExhibitFigure> MendedFigures { get; init; } = [];

    /// <summary>The slider, measured; empty where there is none or it was not asked for.</summary>
    public IReadOnlyList<SliderPoint> Slider { get; init; } = [];

    /// <summary>What the detectors say about the gaming and the honest agent; null where the exhibit has no episodes.</summary>
    public ExhibitDetection? Detection { get; init; }
}
