namespace Plumbline.Training.Advantages;

/// <summary>How the rewards of several replies to one prompt become advantages.</summary>
public sealed record GroupAdvantageOptions
{
    /// <summary>ε of TRL.</summary>
    public const double TrlEpsilon = 1e-4;

    /// <summary>ε of verl.</summary>
    public const double VerlEpsilon = 1e-6;

    /// <summary>ε of OpenRLHF.</summary>
    public const double OpenRlhfEpsilon = 1e-9;

    /// <summary>ε of open-instruct, where it scales at all.</summary>
    public const double OpenInstructEpsilon = 1e-8;

    /// <summary>What a reward is measured from.</summary>
    /// <value>Default the mean of the group.</value>
    public GroupBaseline Baseline { get; init; } = GroupBaseline.Mean;

    /// <summary>What the distance is divided by.</summary>
    /// <value>Default the group's deviation over n − 1, as in TRL, verl and OpenRLHF.</value>
    public GroupScale Scale { get; init; } = GroupScale.SampleDeviation;

    /// <summary>Added to the deviation, 0 or more; not read where nothing is divided. At 0 a group of equal rewards still has advantages of 0.</summary>
    /// <value>Default 1e-4 (TRL).</value>
    public double Epsilon { get; init; } = TrlEpsilon;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Enum.IsDefined(Baseline), $"group baseline is {(int)Baseline}; expected Mean or LeaveOneOut");
        Check(Enum.IsDefined(Scale), $"group scale is {(int)Scale}; expected one of {string.Join(", ", Enum.GetNames<GroupScale>())}");
        Check(Epsilon >= 0 && double.IsFinite(Epsilon), $"group epsilon is {Epsilon}; expected 0 or more");
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
