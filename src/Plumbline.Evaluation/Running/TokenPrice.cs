namespace Plumbline.Evaluation.Running;

/// <summary>What tokens cost.</summary>
/// <param name="InputPerMillion">A million tokens that go in.</param>
/// <param name="OutputPerMillion">A million tokens that come out.</param>
public sealed record TokenPrice(double InputPerMillion, double OutputPerMillion)
{
    /// <summary>The cost of so many tokens.</summary>
    public double Of(long inputTokens, long outputTokens) => ((inputTokens * InputPerMillion) + (outputTokens * OutputPerMillion)) / 1e6;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() => IsPrice(InputPerMillion) && IsPrice(OutputPerMillion)
        ? []
        : [$"a million tokens cost {InputPerMillion} in and {OutputPerMillion} out; expected 0 or more for both"];

    private static bool IsPrice(double price) => double.IsFinite(price) && price >= 0;
}
