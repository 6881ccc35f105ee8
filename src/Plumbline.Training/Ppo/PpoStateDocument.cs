namespace Plumbline.Training.Ppo;

/// <summary>The numbers of a <see cref="PpoState"/>: the content of its JSON file.</summary>
internal sealed record PpoStateDocument
{
    private const string CurrentFormat = "plumbline.ppo-state/1";

    public string Format { get; init; } = CurrentFormat;

    public required int Iterations { get; init; }

    public required long Rollouts { get; init; }

    public required bool StoppedEarly { get; init; }

    public required double KlCoefficient { get; init; }

    public required long FreshTokens { get; init; }

    public required long FreshRatioMismatches { get; init; }

    public required long PolicySteps { get; init; }

    public required long CriticSteps { get; init; }

    public static PpoStateDocument Of(PpoState state) => new()
    {
        Iterations = state.Result.Iterations,
        Rollouts = state.Result.Rollouts,
        StoppedEarly = state.Result.StoppedEarly,
        KlCoefficient = state.Result.FinalKlCoefficient,
        FreshTokens = state.Result.FreshTokens,
        FreshRatioMismatches = state.Result.FreshRatioMismatches,
        PolicySteps = state.Policy.StepCount,
        CriticSteps = state.Critic.StepCount,
    };

    public PpoResult Result() => new(Iterations, Rollouts, StoppedEarly, KlCoefficient, FreshTokens, FreshRatioMismatches);

    public (string Found, string Expected)? Problem()
    {
        if (Format != CurrentFormat)
        {
            return ($"format '{Format}'", $"format '{CurrentFormat}'");
        }

        if (!double.IsFinite(KlCoefficient) || KlCoefficient < 0)
        {
            return ($"KL coefficient {KlCoefficient}", "0 or more");
        }

        return long.Min(long.Min(Iterations, Rollouts), long.Min(FreshTokens, FreshRatioMismatches)) < 0 || long.Min(PolicySteps, CriticSteps) < 0
            ? ("a count below 0", "counts of 0 or more")
            : null;
    }
}
