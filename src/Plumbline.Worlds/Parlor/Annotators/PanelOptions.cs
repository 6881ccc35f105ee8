namespace Plumbline.Worlds.Parlor.Annotators;

/// <summary>Who compares replies.</summary>
public sealed record PanelOptions
{
    /// <summary>What they prefer beside the true utility.</summary>
    public AnnotatorBias Bias { get; init; } = new();

    /// <summary>Annotators of each pair, odd, 1 to 15; the majority decides.</summary>
    /// <value>Default 3.</value>
    public int Annotators { get; init; } = 3;

    /// <summary>Scale of each annotator's own taste, in units of utility: they prefer A to B with probability σ((u(A) − u(B)) / noise). Above 0.</summary>
    /// <value>Default 0.2: on a difference of one sentence they are often wrong, on right against wrong nearly sure.</value>
    public double Noise { get; init; } = 0.2;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Bias.Validate()];
        if (Annotators is < 1 or > 15 || Annotators % 2 == 0)
        {
            problems.Add($"annotators per pair is {Annotators}; expected an odd number from 1 to 15");
        }

        if (!(Noise > 0) || !double.IsFinite(Noise))
        {
            problems.Add($"annotator noise is {Noise}; expected above 0");
        }

        return problems;
    }
}
