using Plumbline.Training.Checkpoints;

namespace Plumbline.Training.Loop;

/// <summary>How far a loop is: what its own decisions depend on. Kept in every checkpoint, so it holds no time.</summary>
internal sealed record LoopState
{
    private const string FileName = "loop.json";
    private const string CurrentFormat = "plumbline.loop-state/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>Best value of the metric that decides; null before the first evaluation.</summary>
    public double? Best { get; init; }

    /// <summary>The step after which it was measured.</summary>
    public int? BestStep { get; init; }

    /// <summary>Evaluations since.</summary>
    public int EvaluationsSinceBest { get; init; }

    public static LoopState Read(string folder) => CheckpointJson.Read<LoopState>(Path.Combine(folder, FileName), state => state.Problem());

    public void Write(string folder) => CheckpointJson.Write(Path.Combine(folder, FileName), this);

    /// <summary>After one more evaluation. What is no number is never the best.</summary>
    public LoopState With(double value, bool greaterIsBetter) =>
        double.IsNaN(value) || (Best is { } best && !(greaterIsBetter ? value > best : value < best))
            ? this with { EvaluationsSinceBest = EvaluationsSinceBest + 1 }
            : this with { Best = value, BestStep = Steps, EvaluationsSinceBest = 0 };

    private (string Found, string Expected)? Problem() =>
        Format != CurrentFormat ? ($"format '{Format}'", $"format '{CurrentFormat}'")
        : Steps < 0 || EvaluationsSinceBest < 0 ? ("a count below 0", "counts of 0 or more")
        : null;
}
