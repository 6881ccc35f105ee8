using Plumbline.Training.DataSets;

namespace Plumbline.Recipes.Train;

/// <summary>Which data are trained on and which are measured on.</summary>
public sealed record TrainData
{
    /// <summary>Files to train on: JSONL, JSON, gzip of either, or plain text (<c>.txt</c>).</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Files to measure on. Where there is none, rows of the training files are held out as <see cref="Split"/> says.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> EvaluationFiles { get; init; } = [];

    /// <summary>The type to read the rows as; null takes what the columns say.</summary>
    /// <value>Default null.</value>
    public DataSetType? Type { get; init; }

    /// <summary>Where TRL's columns are found in files that name them otherwise.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, ColumnSource> Columns { get; init; } = new Dictionary<string, ColumnSource>();

    /// <summary>Texts that mean true in labels.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> TrueLabels { get; init; } = [];

    /// <summary>Texts that mean false in labels.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> FalseLabels { get; init; } = [];

    /// <summary>Whether transcripts become texts or conversations.</summary>
    /// <value>Default null: the format's own.</value>
    public TranscriptForm? Form { get; init; }

    /// <summary>Which rows are held out.</summary>
    /// <value>Default a twentieth, drawn at random.</value>
    public DataSetSplitOptions Split { get; init; } = new() { HeldOutShare = 0.05 };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Files.Count == 0 ? ["no data are named; say --data FILE"] : Array.Empty<string>(),
        .. Files.Concat(EvaluationFiles).Any(string.IsNullOrWhiteSpace) ? ["a data file has no name"] : Array.Empty<string>(),
        .. Options.Validate(),
        .. Split.Validate(),
    ];

    /// <summary>How the files are read.</summary>
    internal DataSetOptions Options => new() { Type = Type, Columns = Columns, TrueLabels = TrueLabels, FalseLabels = FalseLabels, Form = Form };
}

/// <summary>How preferences are made out of prompts: several replies of the model to each, the best against the worst by reward.</summary>
public sealed record PreferenceMaking
{
    /// <summary>Most prompts, at least 1.</summary>
    /// <value>Default 1024.</value>
    public int Prompts { get; init; } = 1024;

    /// <summary>Replies to each, at least 2.</summary>
    /// <value>Default 8.</value>
    public int RepliesPerPrompt { get; init; } = 8;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Prompts < 1 ? [$"preferences are made of {Prompts} prompts; expected at least 1"] : Array.Empty<string>(),
        .. RepliesPerPrompt < 2 ? [$"preferences are made of {RepliesPerPrompt} replies; expected at least 2"] : Array.Empty<string>(),
    ];
}
