using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.RewardModels;

/// <summary>Pooling, zero and unit of a reward model's scores: the content of <see cref="RewardModel.ScaleFileName"/>.</summary>
internal sealed record RewardScale
{
    private const string CurrentFormat = "plumbline.reward-model/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Files written before there was a choice have none: theirs is the last token.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>Null where there is no <see cref="TokenCountHead"/>.</summary>
    public TokenCountScale? TokenCounts { get; init; }

    public required double Offset { get; init; }

    public required double Gain { get; init; }

    public (string Found, string Expected)? Problem()
    {
        if (Format != CurrentFormat)
        {
            return ($"format '{Format}'", $"format '{CurrentFormat}'");
        }

        if (TokenCounts is { } counts && new TokenCountOptions { LongestRun = counts.LongestRun, Bits = counts.Bits }.Validate() is { Count: > 0 })
        {
            return ($"token counts with a longest run of {counts.LongestRun} and {counts.Bits} bits", "a run of 1 to 8 and 8 to 24 bits");
        }

        return double.IsFinite(Offset) && double.IsFinite(Gain) && Gain > 0
            ? null
            : ($"offset {Offset} and gain {Gain}", "a finite offset and a finite gain above 0");
    }
}

/// <summary>Which features the weights in <see cref="TokenCountHead.FileName"/> belong to.</summary>
internal sealed record TokenCountScale
{
    public required int LongestRun { get; init; }

    public required int Bits { get; init; }
}
