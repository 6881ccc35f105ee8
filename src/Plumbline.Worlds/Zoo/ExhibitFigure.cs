using Plumbline.Statistics;

namespace Plumbline.Worlds.Zoo;

/// <summary>A further figure of an exhibit, over seeds.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Estimate">Its mean over seeds with its interval.</param>
public sealed record ExhibitFigure(string Name, MeanEstimate Estimate);
