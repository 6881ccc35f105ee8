namespace Plumbline.Recipes.Stages;

/// <summary>How far one stage of a pipeline is. Sent when a stage starts, after each piece of its work, and when it is done.</summary>
/// <param name="Stage">Name of the stage, such as <c>ppo</c>.</param>
/// <param name="StageNumber">1 for the first stage.</param>
/// <param name="StageCount">Stages of the pipeline.</param>
/// <param name="Done">Pieces done.</param>
/// <param name="Total">Pieces in all, at least 1; may shrink where a stage ends early.</param>
/// <param name="Unit">What a piece is, in the plural, such as <c>replies</c>.</param>
/// <param name="Elapsed">Since the stage started.</param>
/// <param name="PerSecond">Pieces per second so far; null until one is done.</param>
/// <param name="TimeLeft">Of this stage, at the rate so far; null until a piece is done.</param>
/// <param name="Figures">What the stage measures as it goes, such as its loss or reward; possibly none.</param>
public sealed record StageProgress(
    string Stage,
    int StageNumber,
    int StageCount,
    long Done,
    long Total,
    string Unit,
    TimeSpan Elapsed,
    double? PerSecond,
    TimeSpan? TimeLeft,
    IReadOnlyList<StageFigure> Figures)
{
    /// <summary>Whether the stage is done.</summary>
    public bool IsDone => Done >= Total;
}

/// <summary>One number that a stage measures as it goes.</summary>
/// <param name="Name">What it is, such as <c>reward</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit, such as <c>nats</c>; empty for none.</param>
public sealed record StageFigure(string Name, double Value, string Unit = "");
