namespace Plumbline.Evaluation.Reports;

/// <summary>What was evaluated, for the heads of reports and other tools' files.</summary>
public sealed record EvaluationFacts
{
    /// <summary>The model as the user named it.</summary>
    public required string Model { get; init; }

    /// <summary>Where it answers, without any key; null for a model of this process.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The judge model; null for none.</summary>
    public string? Judge { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>When the run began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Plumbline's version.</summary>
    public string Version { get; init; } = "";
}
