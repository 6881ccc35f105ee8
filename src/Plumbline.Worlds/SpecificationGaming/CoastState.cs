namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>Where the boat of <see cref="CoastRunners"/> is.</summary>
/// <param name="Passed">How many steps of the course lie behind it.</param>
/// <param name="Place">On the course, or in the lagoon beside its start.</param>
public readonly record struct CoastState(int Passed, CoastPlace Place);

/// <summary>The places of <see cref="CoastRunners"/>.</summary>
public enum CoastPlace
{
    /// <summary>On the course to the finish.</summary>
    Course,

    /// <summary>In the lagoon, a step before the target.</summary>
    Lagoon,

    /// <summary>At the target, which was just hit and will be back when the boat has gone round.</summary>
    Target,
}
