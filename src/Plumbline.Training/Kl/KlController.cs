namespace Plumbline.Training.Kl;

/// <summary>Holds the weight β of the KL penalty. Its whole state is <see cref="Coefficient"/>.</summary>
public sealed class KlController
{
    private readonly KlControllerOptions _options;

    /// <summary>A controller at its first coefficient.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public KlController(KlControllerOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        Coefficient = options.Coefficient;
    }

    /// <summary>β now. Setting it restores a saved state.</summary>
    public double Coefficient { get; set; }

    /// <summary>
    /// Steers β after a batch (Ziegler et al. 2019, section 2.2): β ← β·(1 + e·n/horizon), e = KL/target − 1 held within ±0.2. Does nothing
    /// where no target is set.
    /// </summary>
    /// <param name="meanKlNats">Mean KL in the measure of <see cref="KlControllerOptions.Measure"/>, nats.</param>
    /// <param name="replies">n, replies in the batch.</param>
    public void Update(double meanKlNats, int replies)
    {
        if (_options.TargetNats is { } target)
        {
            Coefficient *= 1 + (Math.Clamp((meanKlNats / target) - 1, -0.2, 0.2) * replies / _options.HorizonReplies);
        }
    }

    /// <summary>Steers β after a batch, taking the KL in the measure that the options name.</summary>
    /// <param name="sumKlNats">KL summed over all tokens of all replies, nats.</param>
    /// <param name="tokens">Tokens of all replies.</param>
    /// <param name="replies">n, replies in the batch.</param>
    public void Update(double sumKlNats, long tokens, int replies) => Update(sumKlNats / (_options.Measure == KlMeasure.ReplySum ? replies : tokens), replies);
}
