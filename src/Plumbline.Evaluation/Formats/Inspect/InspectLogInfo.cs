using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>What a log says of the run as a whole; all else in it comes from the sample records.</summary>
public sealed record InspectLogInfo
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The model, as <c>provider/name</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Names the run; the log's own ids are digests of it, so that the same run gives the same log. Default empty.</summary>
    public string RunId { get; init; } = "";

    /// <summary>When the run began.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How the run ended. Default <see cref="InspectStatus.Success"/>.</summary>
    public InspectStatus Status { get; init; } = InspectStatus.Success;

    /// <summary>Address of the endpoint. A user name, password or query in it is left out of the log. Default null.</summary>
    public string? ModelBaseUrl { get; init; }

    /// <summary>Settings of the requests: temperature, most tokens, seed. Default null: the model's own.</summary>
    public ChatOptions? Generation { get; init; }

    /// <summary>The data set's name. Default null.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Where the data set came from. Default null.</summary>
    public string? DatasetLocation { get; init; }

    /// <summary>How many samples times epochs the run was to have. Default null: as many as there are records.</summary>
    public int? TotalSamples { get; init; }

    /// <summary>How often each sample was asked. Default 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The solvers, in order. Default one: <c>generate</c>.</summary>
    public IReadOnlyList<string> Solvers { get; init; } = ["generate"];

    /// <summary>Packages and their versions. Default none.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; init; } = new Dictionary<string, string>();

    /// <summary>The source revision. Default null.</summary>
    public InspectRevision? Revision { get; init; }

    /// <summary>Tags. Default none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Further facts, such as the scorecard in words; shown by the viewer. Default none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(Task))
        {
            problems.Add("a log names its task");
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            problems.Add("a log names its model");
        }

        if (Epochs < 1)
        {
            problems.Add($"a log has at least one epoch, not {Epochs}");
        }

        if (TotalSamples < 0)
        {
            problems.Add($"a log has no fewer than 0 samples, not {TotalSamples}");
        }

        return problems;
    }
}

/// <summary>Which revision of the sources ran.</summary>
/// <param name="Origin">The repository's address.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Dirty">Whether the working copy had changes.</param>
public sealed record InspectRevision(string Origin, string Commit, bool Dirty);

/// <summary>How a run ended, in Inspect's words.</summary>
public enum InspectStatus
{
    /// <summary>It has not ended.</summary>
    Started,

    /// <summary>All samples ended, be it with an error.</summary>
    Success,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,

    /// <summary>It broke off.</summary>
    Error,
}
