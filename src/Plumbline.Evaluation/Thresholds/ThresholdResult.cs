using System.Globalization;

namespace Plumbline.Evaluation.Thresholds;

/// <summary>What a threshold decided.</summary>
/// <param name="Threshold">The condition under which the run fails.</param>
/// <param name="Found">The number that was compared; null where there was none, which fails.</param>
/// <param name="Failed">Whether the run fails by it.</param>
public sealed record ThresholdResult(Threshold Threshold, double? Found, bool Failed)
{
    /// <summary>Why it fails whatever was found, such as a run that ended early; null for no such reason.</summary>
    public string? Reason { get; init; }

    /// <summary>In words: <c>failed: sycophancy.upper is 0.134, and more than 0.1 fails</c>.</summary>
    public string InWords()
    {
        if (Reason is { } reason)
        {
            return $"failed: {Threshold}, because {reason}";
        }

        string number = Found is { } found ? found.ToString("0.####", CultureInfo.InvariantCulture) : "not known, for want of data";
        string limit = Threshold.Limit.ToString(CultureInfo.InvariantCulture);
        string condition = Threshold.Comparison switch
        {
            ">" => $"more than {limit}",
            ">=" => $"{limit} or more",
            "<" => $"less than {limit}",
            _ => $"{limit} or less",
        };
        string name = Threshold.ToString().Split(' ')[0];
        return $"{(Failed ? "failed" : "passed")}: {name} is {number}; {condition} fails";
    }
}
