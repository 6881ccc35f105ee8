namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>A user of <see cref="PreferenceShift"/>.</summary>
/// <param name="First">What the user liked before any recommendation, from 0.</param>
/// <param name="Now">What the user likes now.</param>
public readonly record struct TasteState(int First, int Now);
