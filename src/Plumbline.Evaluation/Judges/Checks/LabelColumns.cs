namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>Where a table of labelled replies has what.</summary>
public sealed record LabelColumns
{
    /// <summary>The column of the request. Default <c>prompt</c>.</summary>
    public string Prompt { get; init; } = "prompt";

    /// <summary>The column of the reply that was labelled. Default <c>reply</c>.</summary>
    public string Reply { get; init; } = "reply";

    /// <summary>The column of the label. Default <c>label</c>.</summary>
    public string Label { get; init; } = "label";

    /// <summary>The labels that mean yes; all others mean no. Default <c>1</c>, <c>true</c> and <c>yes</c>; case counts.</summary>
    public IReadOnlyList<string> Positive { get; init; } = ["1", "true", "yes"];

    /// <summary>The labels that mean no; where given, any further label is an error. Default none: all that are not positive.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];

    /// <summary>The column of what items share their luck with. Default empty: the request.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>The column of a group that is measured for itself too. Default empty: none.</summary>
    public string Group { get; init; } = "";

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (new[] { Prompt, Reply, Label }.Any(string.IsNullOrWhiteSpace))
        {
            problems.Add("a column of labelled replies has no name; expected names of the columns of request, reply and label");
        }

        if (Positive.Count == 0)
        {
            problems.Add("no label means yes; expected at least one");
        }

        if (Positive.Intersect(Negative, StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            problems.Add($"the label '{both}' means both yes and no");
        }

        return problems;
    }
}
