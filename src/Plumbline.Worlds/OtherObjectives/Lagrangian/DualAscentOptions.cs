namespace Plumbline.Worlds.OtherObjectives.Lagrangian;

/// <summary>How the multiplier of a constraint is found.</summary>
public sealed record DualAscentOptions
{
    /// <summary>d, the expected cost allowed, in units of cost. Default 0.25.</summary>
    public double Limit { get; init; } = 0.25;

    /// <summary>The first λ, at least 0. Default 1: cautious, the limit is kept from the start in most problems.</summary>
    public double Start { get; init; } = 1;

    /// <summary>α, how far λ moves for a unit of cost too much; positive. Default 0.04, the value of the later rounds of Safe RLHF.</summary>
    public double Rate { get; init; } = 0.04;

    /// <summary>How often it moves; positive. Default 2,000.</summary>
    public int Steps { get; init; } = 2000;

    /// <summary>The share of the last steps over which λ is averaged, in [0, 1). Default 0: the last λ; with sampled costs take 0.5.</summary>
    public double AveragedShare { get; init; }

    /// <summary>What is wrong with these options, in plain words; empty where all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }

        Require(double.IsFinite(Limit), $"Limit is {Limit}; expected a finite number");
        Require(Start >= 0 && double.IsFinite(Start), $"Start is {Start}; expected 0 or more");
        Require(Rate > 0 && double.IsFinite(Rate), $"Rate is {Rate}; expected a positive number");
        Require(Steps > 0, $"Steps is {Steps}; expected 1 or more");
        Require(AveragedShare is >= 0 and < 1, $"AveragedShare is {AveragedShare}; expected a number in [0, 1)");
        return problems;
    }
}
