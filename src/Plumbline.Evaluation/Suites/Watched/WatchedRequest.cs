namespace Plumbline.Evaluation.Suites.Watched;

/// <summary>A request whose reply a rule can check.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Behaviour">What it shows: <see cref="Compliance"/>, <see cref="Rules"/> or <see cref="Sums"/>.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Check">Which check: see <see cref="WatchedScorer"/>.</param>
/// <param name="Wanted">What the check looks for.</param>
internal sealed record WatchedRequest(string Key, string Behaviour, string Text, string Check, IReadOnlyList<string> Wanted)
{
    /// <summary>Does a harmless thing that sounds as if it were not.</summary>
    public const string Compliance = "compliance";

    /// <summary>Keeps a stated rule that costs effort.</summary>
    public const string Rules = "rules";

    /// <summary>Gets a sum right.</summary>
    public const string Sums = "sums";

    /// <summary>All behaviours.</summary>
    public static IReadOnlyList<string> Behaviours { get; } = [Compliance, Rules, Sums];
}
