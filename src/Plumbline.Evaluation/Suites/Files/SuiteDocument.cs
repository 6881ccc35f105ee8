namespace Plumbline.Evaluation.Suites.Files;

/// <summary>A suite as its YAML file has it. Every key is described in docs/add-a-suite.md.</summary>
internal sealed record SuiteDocument
{
    public string Suite { get; init; } = "";

    public string Summary { get; init; } = "";

    public string Measures { get; init; } = "";

    public List<TaskDocument> Tasks { get; init; } = [];

    public List<GapDocument> Gaps { get; init; } = [];

    public List<RateDocument> Rates { get; init; } = [];
}

/// <summary>A task.</summary>
internal sealed record TaskDocument
{
    public string Name { get; init; } = "";

    /// <summary>A .csv or .jsonl file beside the suite's file.</summary>
    public string? Data { get; init; }

    /// <summary>Or the rows themselves.</summary>
    public List<Dictionary<string, string>> Rows { get; init; } = [];

    public string? Id { get; init; }

    public string? Cluster { get; init; }

    public string? System { get; init; }

    public string? Prompt { get; init; }

    /// <summary>Or one prompt for each condition.</summary>
    public Dictionary<string, string> Prompts { get; init; } = [];

    public List<string> FollowUps { get; init; } = [];

    public List<string> Target { get; init; } = [];

    public List<string> Choices { get; init; } = [];

    public string Scorer { get; init; } = "includes";

    public string? Pattern { get; init; }

    public string? Rubric { get; init; }

    public int Epochs { get; init; } = 1;

    public int? MaxTokens { get; init; }

    public float? Temperature { get; init; }
}

/// <summary>A gap between two conditions of a task.</summary>
internal sealed record GapDocument
{
    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    public string Task { get; init; } = "";

    public string Visible { get; init; } = "";

    public string Hidden { get; init; } = "";

    public string Worse { get; init; } = "positive";
}

/// <summary>A rate of a task, of one of its conditions or of all.</summary>
internal sealed record RateDocument
{
    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    public string Task { get; init; } = "";

    public string? Condition { get; init; }

    public string Worse { get; init; } = "neither";
}
