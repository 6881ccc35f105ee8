namespace Plumbline.Studies.EvalPlants;

/// <summary>What one measurement must come to.</summary>
/// <param name="Measurement">Its name.</param>
/// <param name="Value">The size that was planted.</param>
/// <param name="Gate">The value that a gate would allow: an alarm is a whole interval beyond it on the worse side. Default 0, as for gaps.</param>
internal sealed record PlantedSize(string Measurement, double Value, double Gate = 0);
