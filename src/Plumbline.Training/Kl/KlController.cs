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
    /// <remarks>KL is the mean over replies of the <em>sum</em> over tokens, as in lm-human-preferences; OpenRLHF and verl feed the mean per token, so their
    /// targets are not comparable.</remarks>
    /// <param name="meanKlNats">Mean KL per reply, nats.</param>
    /// <param name="replies">n, replies in the batch.</param>
    public void Update(double meanKlNats, int replies)
    {
        if (_options.TargetNats is { } target)
        {
            Coefficient *= 1 + (Math.Clamp((meanKlNats / target) - 1, -0.2, 0.2) * replies / _options.HorizonReplies);
        }
    }
}
