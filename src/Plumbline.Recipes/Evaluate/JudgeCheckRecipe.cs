using Plumbline.Evaluation.Judges.Checks;

namespace Plumbline.Recipes.Evaluate;

/// <summary>A judge and the labels that it is measured against.</summary>
public sealed record JudgeCheckRecipe
{
    /// <summary>The file of labelled replies.</summary>
    public required string Labels { get; init; }

    /// <summary>Where it has what.</summary>
    public LabelColumns Columns { get; init; } = new();

    /// <summary>The rule to check; null for a model.</summary>
    public string? Rule { get; init; }

    /// <summary>The judge model to check; null for a rule.</summary>
    public ModelChoice? Judge { get; init; }

    /// <summary>The file of the model's rubric.</summary>
    public string? Rubric { get; init; }

    /// <summary>From which score on the judge says yes. Default 0.5.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Columns.Validate(), .. Judge?.Validate("judge model") ?? []];
        if (!double.IsFinite(Threshold))
        {
            problems.Add($"the threshold is {Threshold}; expected a number");
        }

        if ((Rule is null) == (Judge is null))
        {
            problems.Add("expected either --scorer with a rule or --judge with a model, and not both");
        }

        if (Rule is not null && !JudgeCheckPipeline.Rules.Contains(Rule))
        {
            problems.Add($"there is no rule '{Rule}' to check; expected {string.Join(", ", JudgeCheckPipeline.Rules)}");
        }

        if ((Judge is null) != (Rubric is null))
        {
            problems.Add("a judge model and its --rubric go together");
        }

        return problems;
    }
}
