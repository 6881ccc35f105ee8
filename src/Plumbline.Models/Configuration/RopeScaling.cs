namespace Plumbline.Models.Configuration;

/// <summary>How rotary frequencies are stretched so that a model reads longer texts than it was first trained on. Immutable.</summary>
public sealed record RopeScaling
{
    /// <summary>Which formula.</summary>
    public required RopeScalingKind Kind { get; init; }

    /// <summary>How many times longer; at least 1.</summary>
    public required double Factor { get; init; }

    /// <summary>Llama 3 only: wavelengths longer than the original length divided by this are stretched in full.</summary>
    /// <value>Default 1, that of Llama 3.1.</value>
    public double LowFrequencyFactor { get; init; } = 1;

    /// <summary>
    /// Llama 3 only: wavelengths shorter than the original length divided by this stay as they are; between the two it blends.
    /// </summary>
    /// <value>Default 4, that of Llama 3.1. Greater than <see cref="LowFrequencyFactor"/>.</value>
    public double HighFrequencyFactor { get; init; } = 4;

    /// <summary>Llama 3 only: the length, in tokens, before stretching.</summary>
    /// <value>Default 8192, that of Llama 3.1.</value>
    public int OriginalMaxPositions { get; init; } = 8192;
}

/// <summary>Formula of a <see cref="RopeScaling"/>.</summary>
public enum RopeScalingKind
{
    /// <summary>All frequencies divided by the factor (Chen et al. 2023, position interpolation).</summary>
    Linear,

    /// <summary>Low frequencies divided by the factor, high ones kept, a blend between (Llama 3.1; <c>rope_type: llama3</c>).</summary>
    Llama3,
}
