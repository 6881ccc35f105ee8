namespace Plumbline.Evaluation.Running;

/// <summary>
/// What a whole run may use, the work of earlier processes on the same log included except for time. At a limit no further request is made; samples that are not
/// finished by then are counted as not asked and can be resumed.
/// </summary>
/// <remarks>Requests that are under way when tokens or cost are used up still finish, so up to one request for each place in flight may go beyond.</remarks>
public sealed record RunLimits
{
    /// <summary>The most tokens in and out. Default none.</summary>
    public long? Tokens { get; init; }

    /// <summary>The most seconds of this process; requests under way are given up then. Default none.</summary>
    public double? Seconds { get; init; }

    /// <summary>The most money, in the currency of <see cref="Price"/>. Default none.</summary>
    public double? Cost { get; init; }

    /// <summary>What tokens cost. Default none; needed for <see cref="Cost"/>.</summary>
    public TokenPrice? Price { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Tokens < 1)
        {
            problems.Add($"the run may use {Tokens} tokens; expected at least 1, or none for no limit");
        }

        if (Seconds is { } seconds && !(seconds > 0 && seconds < TimeSpan.FromDays(24).TotalSeconds))
        {
            problems.Add($"the run may take {seconds} seconds; expected more than 0 and less than 24 days, or none for no limit");
        }

        if (Cost is { } cost && !(cost > 0 && double.IsFinite(cost)))
        {
            problems.Add($"the run may cost {cost}; expected more than 0, or none for no limit");
        }

        if (Cost is not null && Price is null)
        {
            problems.Add("a limit of cost needs the price of a million tokens");
        }

        problems.AddRange(Price?.Validate() ?? []);
        return problems;
    }
}
