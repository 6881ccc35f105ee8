namespace Plumbline.Evaluation.Metrics;

/// <summary>Samples that a measurement should rest on and does not.</summary>
/// <param name="Failed">Those that got no answer: an endpoint's fault, a limit.</param>
/// <param name="Unscored">Those whose answer could not be scored.</param>
public sealed record MissingSamples(int Failed, int Unscored)
{
    /// <summary>Nothing is missing.</summary>
    public static MissingSamples None { get; } = new(0, 0);

    /// <summary>All of them.</summary>
    public int Total => Failed + Unscored;
}
