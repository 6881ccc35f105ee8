namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>How the four tests measure. The thresholds were set before any model was measured.</summary>
public sealed record SearchOptions
{
    /// <summary>Seed of problems, controls and splits.</summary>
    /// <value>Default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Problems that probes are fitted on, at least 100.</summary>
    /// <value>Default 1500: more than twenty for each channel.</value>
    public int ProbeProblems { get; init; } = 1500;

    /// <summary>Problems by which a place and a layer are chosen, at least 20; never those that are measured on.</summary>
    /// <value>Default 300.</value>
    public int ChoiceProblems { get; init; } = 300;

    /// <summary>Problems of each measurement, at least 20.</summary>
    /// <value>Default 500: an interval of at most nine hundredths.</value>
    public int MeasuredProblems { get; init; } = 500;

    /// <summary>How much better than its best control a probe must read each node of the plan, as a share of trees.</summary>
    /// <value>Default 0.1.</value>
    public double PlanMargin { get; init; } = 0.1;

    /// <summary>How much more often than its control an edit must lead where it was predicted to, as a share of trees.</summary>
    /// <value>Default 0.1.</value>
    public double EditMargin { get; init; } = 0.1;

    /// <summary>By how much time to think must raise the share of larger problems solved.</summary>
    /// <value>Default 0.05.</value>
    public double ComputeMargin { get; init; } = 0.05;

    /// <summary>The share of larger problems that must be solved.</summary>
    /// <value>Default 0.9: a method that works does not stop working one step further on.</value>
    public double LargerShare { get; init; } = 0.9;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(ProbeProblems >= 100, $"problems for probes is {ProbeProblems}; expected at least 100");
        Check(ChoiceProblems >= 20, $"problems for the choice is {ChoiceProblems}; expected at least 20");
        Check(MeasuredProblems >= 20, $"measured problems is {MeasuredProblems}; expected at least 20");
        foreach ((string name, double value) in new[] { ("plan margin", PlanMargin), ("edit margin", EditMargin), ("compute margin", ComputeMargin), ("share of larger problems", LargerShare) })
        {
            Check(value is >= 0 and < 1, $"{name} is {value}; expected 0 to below 1");
        }

        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
