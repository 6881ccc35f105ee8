namespace Plumbline.Worlds.Detectors;

/// <summary>How <see cref="InstrumentTampering"/> is asked.</summary>
public sealed record InstrumentTamperingOptions : DetectorOptions;
