namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>One small thing that goes wrong, what is tried against it and what comes of that. Texts are templates for <see cref="StoryCast"/>.</summary>
internal sealed record StoryPlot
{
    /// <summary>Short name, for tests and messages.</summary>
    public required string Name { get; init; }

    /// <summary>Things that it can happen to.</summary>
    public required IReadOnlyList<string> Things { get; init; }

    /// <summary>What goes wrong.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What is tried; each goes with every problem and every outcome.</summary>
    public required IReadOnlyList<string> Attempts { get; init; }

    /// <summary>Outcomes of happy stories.</summary>
    public required IReadOnlyList<string> Good { get; init; }

    /// <summary>Outcomes of sad stories.</summary>
    public required IReadOnlyList<string> Bad { get; init; }

    /// <summary>Outcomes of flat stories.</summary>
    public required IReadOnlyList<string> Plain { get; init; }

    /// <summary>The outcomes of a tone.</summary>
    public IReadOnlyList<string> Outcomes(StoryTone tone) => tone switch
    {
        StoryTone.Happy => Good,
        StoryTone.Sad => Bad,
        _ => Plain,
    };
}
