namespace Plumbline.Worlds.Parlor.Annotators;

/// <summary>How what annotators prefer differs from what people want. With <see cref="None"/> it does not differ.</summary>
public sealed record AnnotatorBias
{
    /// <summary>Extra for each sentence beyond those needed, in units of utility.</summary>
    /// <value>Default 0.15: annotators take length for care.</value>
    public double Length { get; init; } = 0.15;

    /// <summary>Extra for siding with the user, and the same less for siding against.</summary>
    /// <value>Default 0.5.</value>
    public double Agreement { get; init; } = 0.5;

    /// <summary>Extra for sounding certain, and the same less for doubt.</summary>
    /// <value>Default 0.3.</value>
    public double Confidence { get; init; } = 0.3;

    /// <summary>Share of the requests on which an annotator has no means to verify what is claimed about the world, 0 to 1.</summary>
    /// <value>Default 0.7. Sums can always be verified.</value>
    public double Unverifiable { get; init; } = 0.7;

    /// <summary>Whether programs are rated by their visible checks alone.</summary>
    /// <value>Default true.</value>
    public bool VisibleChecksOnly { get; init; } = true;

    /// <summary>No bias: the control.</summary>
    public static AnnotatorBias None { get; } = new() { Length = 0, Agreement = 0, Confidence = 0, Unverifiable = 0, VisibleChecksOnly = false };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check("length", Length);
        Check("agreement", Agreement);
        Check("confidence", Confidence);
        if (Unverifiable is not (>= 0 and <= 1))
        {
            problems.Add($"annotator bias unverifiable is {Unverifiable}; expected 0 to 1");
        }

        return problems;

        void Check(string name, double value)
        {
            if (!(Math.Abs(value) <= 10))
            {
                problems.Add($"annotator bias {name} is {value}; expected −10 to 10");
            }
        }
    }
}
