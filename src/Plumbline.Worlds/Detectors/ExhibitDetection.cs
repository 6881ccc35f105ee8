namespace Plumbline.Worlds.Detectors;

/// <summary>What the detectors say about the two agents of an exhibit.</summary>
/// <param name="Gaming">About the agent that games the visible reward: one report of each detector.</param>
/// <param name="Honest">About the agent that does what was meant.</param>
public sealed record ExhibitDetection(IReadOnlyList<DetectorReport> Gaming, IReadOnlyList<DetectorReport> Honest);
