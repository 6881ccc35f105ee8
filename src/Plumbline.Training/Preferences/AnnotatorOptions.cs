namespace Plumbline.Training.Preferences;

/// <summary>How reliable a simulated annotator is.</summary>
public sealed record AnnotatorOptions
{
    /// <summary>Share of verdicts that name the worse reply, 0 to below 0.5.</summary>
    /// <value>Default 0.1. Human labellers agree with each other on 63 to 77 % of pairs (Bai et al. 2022, Stiennon et al. 2020), so 0.1 is a careful
    /// person. No reward model can agree with such verdicts more often than 1 − this.</value>
    public double ErrorRate { get; init; } = 0.1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() =>
        ErrorRate is >= 0 and < 0.5 ? [] : [$"annotator error rate is {ErrorRate}; expected 0 to below 0.5"];
}
