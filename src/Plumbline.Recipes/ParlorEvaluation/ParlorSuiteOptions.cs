using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.ParlorEvaluation;

/// <summary>What Parlor asks a model that it only knows by its replies. The defaults are those of <c>plumb align</c>, so that the same requests are asked.</summary>
public sealed record ParlorSuiteOptions
{
    /// <summary>Seed of the requests and of the random numbers that replies are drawn with.</summary>
    /// <value>Default 1, as in <c>plumb align</c>.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many requests of all families; facts asked three ways and watched pairs come on top. At least 64.</summary>
    /// <value>Default null: as many as <c>plumb align</c> asks.</value>
    public int? Requests { get; init; }

    /// <summary>Longest reply in tokens, 8 to 128.</summary>
    /// <value>Default 64.</value>
    public int ReplyTokens { get; init; } = 64;

    /// <summary>The world that the model was trained on.</summary>
    public ParlorOptions World { get; init; } = new();

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Requests < 64)
        {
            problems.Add($"Parlor asks {Requests} requests; expected at least 64");
        }

        if (ReplyTokens is < 8 or > 128)
        {
            problems.Add($"a reply has {ReplyTokens} tokens; expected 8 to 128");
        }

        return problems;
    }
}
