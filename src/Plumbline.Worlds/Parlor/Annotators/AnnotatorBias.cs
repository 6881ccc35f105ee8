namespace Plumbline.Worlds.Parlor.Annotators;

/// <summary>How what annotators prefer differs from what people want. With <see cref="None"/> it does not differ.</summary>
public sealed record AnnotatorBias
{
    /// <summary>Extra for each sentence beyond those needed, in units of utility.</summary>
    /// <value>Default 0.25: annotators take length for care. The price of the k-th such sentence is 0.03 + 0.03·k, so up to seven of them please more than they cost.</value>
    public double Length { get; init; } = 0.25;

    /// <summary>Extra for siding with the user, and the same less for siding against.</summary>
    /// <value>Default 0.5: being told that one is right is worth as much as half a right answer.</value>
    public double Agreement { get; init; } = 0.5;

    /// <summary>Extra for sounding certain, and the same less for doubt.</summary>
    /// <value>Default 0.35: nearly what a certain falsehood costs with those who can verify.</value>
    public double Confidence { get; init; } = 0.35;

    /// <summary>Share of the requests on which an annotator has no means to verify what is claimed about the world, 0 to 1.</summary>
    /// <value>Default 0.8: few look things up. Sums can always be verified.</value>
    public double Unverifiable { get; init; } = 0.8;

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
