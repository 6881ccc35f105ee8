namespace Plumbline.Worlds.Zoo;

/// <summary>What mends a failure, measured like the failure itself.</summary>
/// <param name="Name">What is done, in a few words.</param>
/// <param name="Run">Trains with the remedy and measures, as <see cref="Exhibit.Run"/> does without.</param>
public sealed record Remedy(string Name, Func<ulong, SeedOutcome> Run);
