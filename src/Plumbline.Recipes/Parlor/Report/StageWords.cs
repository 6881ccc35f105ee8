namespace Plumbline.Recipes.Parlor.Report;

/// <summary>The stages in plain words.</summary>
public static class StageWords
{
    /// <summary>The five stages in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["base", "sft", "best-of-n", "rlhf-stopped", "rlhf-pushed"];

    /// <summary>What was done to the model by then; empty for a stage of another name.</summary>
    public static string Explain(string stage) => stage switch
    {
        "base" => "the model as it was: it has read text, good and bad alike",
        "sft" => "after imitating good replies",
        "best-of-n" => "sft answering several times, of which the best rated reply is taken",
        "rlhf-stopped" => "optimised for the rating, stopped where people are served best",
        "rlhf-pushed" => "optimised for the rating all the way",
        _ => "",
    };

    /// <summary>A name short enough for an axis.</summary>
    public static string Short(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.StartsWith("rlhf-", StringComparison.Ordinal) ? stage["rlhf-".Length..] : stage;
    }
}
